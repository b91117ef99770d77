# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Buni endi xodimlar hal qiladi: manfaatlar toʻqnashuvi yoʻqligini faqat ular ayta oladi
board-doubt-open = Ovoz bergan aʼzolardan birining manfaatlar toʻqnashuvi bor-yoʻqligiga ishonchi komil emas. Avval buni xodimlar hal qiladi, keyin ovoz berishni yopish mumkin
board-declare-named = Tanish-tanimasligingizni ayta olishingiz uchun guruh bu odamlar va hamkorlarni koʻrsatgan. Bu faqat javob berguningizcha koʻrinadi.
board-declare-nameless = Guruhning nomi bu yerda koʻrsatilmaydi. Qaysi guruhligini bilaman deb oʻylasangiz, “Ishonchim komil emas” deb javob bering va sababini yozing: xodimlar hal qiladi.
