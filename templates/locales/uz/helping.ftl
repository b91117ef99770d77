# Guruhga arizani toʻldirishda yordam.
applications-help-heading = Guruhga arizani toʻldirishda yordam berish
applications-help-lead = Joʻnatilmaguncha ariza guruhning oʻziniki. Uni faqat yordam berish uchun, guruhning xabari bilan oching.
applications-help-seen = Ariza Sizga bir kun yoki joʻnatilguncha ochiq. Guruh uning qachon va nima uchun ochilganini koʻradi.
applications-help-reason = Nima uchun ochyapsiz
    .hint = Buni guruh oʻqiydi
applications-help-button = Arizani ochish
applications-helped = Ariza Sizga bir kun ochiq.
applications-help-first = Toʻldirish uchun avval arizani sababini yozib oching.
applications-help-unread = Bu ariza joʻnatilmagan va guruhning oʻziniki: dasturdan hech kim uni oʻqimaydi. Toʻldirilgan boʻlimlar: { $done } / { $all }.
applications-opened-heading = Dastur xodimlari ochgan
applications-opened-lead = Dasturdan kimdir arizangizni toʻldirishga yordam berish uchun qachon va nima uchun ochgani.
applications-opened-at = Ochilgan
applications-opened-until = Qachongacha
applications-opened-reason = Nima uchun
applications-opened-entered = Sizning nomingizdan kiritilgan
applications-opened-now = Hozir dasturdan kimdir Sizga yordam berish uchun arizangizni ochgan.
audit-applications-open_draft = Guruhga yordam berish uchun ochildi
