# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Buni endi xodimlar hal qiladi: manfaatlar toʻqnashuvi yoʻqligini faqat ular ayta oladi
board-doubt-open = Ovoz bergan aʼzolardan birining manfaatlar toʻqnashuvi bor-yoʻqligiga ishonchi komil emas. Avval buni xodimlar hal qiladi, keyin ovoz berishni yopish mumkin
