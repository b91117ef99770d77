# Qaytarib olingan takliflar, mablagʻni sinab koʻrish, teng ballarda rais belgilagan tartib, oʻquvchilarning istaklari
board-reason-withdrawn = rais qaytarib oldi
audit-value-withdrawn = qaytarib olindi
audit-board-withdraw_motion = Taklif qaytarib olindi
board-withdraw-heading = Taklifni qaytarib olish
board-withdraw-lead = Berilgan ovozlar qaydda qoladi, lekin hech narsani hal qilmaydi. Uning oʻrniga yangi taklif qoʻyish mumkin.
board-withdraw-note = Sabab
    .hint = Tarixda qoladi
board-withdraw-button = Qaytarib olish
board-withdrawn = Taklif qaytarib olindi.
