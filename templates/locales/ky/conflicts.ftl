# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Муну эми кызматкерлер чечет: кызыкчылыктар кагылышпайт деп алар гана айта алат
board-doubt-open = Добуш берген мүчөлөрдүн бири кызыкчылыктары кагылышарын так билбейт. Адегенде муну кызматкерлер чечет, андан кийин добуш берүүнү жабууга болот
