# Кайра алынган сунуштар, акчаны сынап эсептөө, тең упайлардагы төраганын тартиби, окугандардын каалоолору
board-reason-withdrawn = төрага кайра алды
audit-value-withdrawn = кайра алынды
audit-board-withdraw_motion = Сунуш кайра алынды
board-withdraw-heading = Сунушту кайра алуу
board-withdraw-lead = Берилген добуштар жазууда калат, бирок эч нерсени чечпейт. Анын ордуна жаңы сунуш коюуга болот.
board-withdraw-note = Себеп
    .hint = Тарыхта калат
board-withdraw-button = Кайра алуу
board-withdrawn = Сунуш кайра алынды.
