# Топко өтүнмөсүн толтурууга жардам.
applications-help-heading = Топко өтүнмөсүн толтурууга жардам берүү
applications-help-lead = Жөнөтүлгөнгө чейин өтүнмө топтун өзүнүкү. Аны жардам берүү үчүн гана, топтун кабары менен ачыңыз.
applications-help-seen = Өтүнмө Сизге бир күн же жөнөтүлгөнгө чейин ачык. Топ анын качан жана эмне үчүн ачылганын көрөт.
applications-help-reason = Эмне үчүн ачып жатасыз
    .hint = Муну топ окуйт
applications-help-button = Өтүнмөнү ачуу
applications-helped = Өтүнмө Сизге бир күн ачык.
applications-help-first = Толтуруу үчүн адегенде өтүнмөнү себебин жазып ачыңыз.
applications-help-unread = Бул өтүнмө жөнөтүлгөн эмес жана топтун өзүнүкү: аны программанын эч бир кызматкери окубайт. Толтурулган бөлүмдөр: { $done } / { $all }.
applications-opened-heading = Программанын кызматкерлери ачкан учурлар
applications-opened-lead = Программанын кызматкерлери өтүнмөңүздү толтурууга жардам берүү үчүн качан жана эмне себептен ачканы.
applications-opened-at = Ачылган
applications-opened-until = Качанга чейин
applications-opened-reason = Эмне үчүн
applications-opened-entered = Сиздин атыңыздан киргизилген
applications-opened-now = Азыр программанын кызматкери Сизге жардам берүү үчүн өтүнмөңүздү ачып турат.
audit-applications-open_draft = Өтүнмө топко аны толтурууга жардам берүү үчүн ачылды
