# Guruhga arizani toʻldirishda yordam.
applications-help-heading = Guruhga arizani toʻldirishda yordam berish
applications-help-lead = Joʻnatilmaguncha ariza guruhning oʻziniki. Uni faqat yordam berish uchun, guruhni xabardor qilib oching.
applications-help-seen = Ariza Siz uchun bir kun yoki joʻnatilguncha ochiq. Guruh uning qachon va nima uchun ochilganini koʻradi.
applications-help-reason = Nima uchun ochyapsiz
    .hint = Buni guruh oʻqiydi
applications-help-button = Arizani ochish
applications-helped = Ariza Siz uchun bir kun ochiq.
applications-help-first = Toʻldirish uchun avval sababini yozib, arizani oching.
applications-help-unread = Bu ariza joʻnatilmagan va guruhning oʻziniki: dasturdan hech kim uni oʻqimaydi. Toʻldirilgan boʻlimlar: { $done } / { $all }.
applications-opened-heading = Dastur xodimlari ochgan
applications-opened-lead = Dastur xodimlari toʻldirishga yordam berish uchun arizangizni qachon va nima uchun ochgani shu yerda yozilgan.
applications-opened-at = Ochilgan
applications-opened-until = Qachongacha
applications-opened-reason = Nima uchun
applications-opened-entered = Sizning nomingizdan kiritilgan
applications-opened-now = Hozir dastur xodimi Sizga yordam berish uchun arizangizni ochgan.
audit-applications-open_draft = Ariza guruhga uni toʻldirishda yordam berish uchun ochildi
