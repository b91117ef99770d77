# Majlis haqida xabar beriladi; majlis bekor qilinadi.

board-desk-meeting = Majlis:
board-off-heading = Majlisni bekor qilish
board-off-lead = Kengash aʼzolari darhol xabardor qilinadi. Kun tartibi oʻqish uchun shu yerda qoladi; undagi masalalarni boshqa majlisning kun tartibiga kiritish mumkin.
board-off-note = Nega
board-off-button = Majlisni bekor qilish
board-off-done = Majlis bekor qilindi.
board-off-tag = Bekor qilingan
board-off-at = Bu majlis bekor qilingan: { $at }
board-meeting-called-off = Bu majlis bekor qilingan: boshqasini belgilang
board-meeting-voted = Bu majlisda ovoz berilgan yoki hozir berilmoqda. Ochiq takliflarni qaytarib oling; qaror qabul qilingan boʻlsa, majlis bayonnoma bilan yakunlanadi
audit-board-call_off_meeting = Majlis bekor qilindi
notice-meeting-called = Kengash majlisi belgilandi: { $at }
    .body =
        Kengash majlisi belgilandi. Kun tartibi, joyi va taqvimingiz uchun yozuv uning sahifasida.

        Boshlanishi: { $at }
        Tugashi: { $deadline }

        { $link }
notice-meeting-changed = Kengash majlisi oʻzgardi: { $at }
    .body =
        Majlisning vaqti, joyi, oʻtkazilish usuli yoki nomi oʻzgardi. Yangi maʼlumotlar uning sahifasida; majlisni taqvimingizga qoʻshgan boʻlsangiz, qaytadan qoʻshing.

        Boshlanishi: { $at }
        Tugashi: { $deadline }

        { $link }
notice-meeting-called-off = Kengash majlisi bekor qilindi: { $at }
    .body =
        Bu majlis boʻlmaydi. Sababi sahifada yozilgan.

        Boshlanishi: { $at }
        Tugashi: { $deadline }

        { $link }
notice-meeting-reminder = Kengash majlisi yaqin: { $at }
    .body =
        Ertaga kengash majlisi boʻladi. Materiallar uning sahifasida, Siz hali oʻqimagan materiallar esa ish stolingizda.

        Boshlanishi: { $at }
        Tugashi: { $deadline }

        { $link }
