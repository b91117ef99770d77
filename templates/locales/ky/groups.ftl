# The register of groups, and the search over everything.
groups-heading = Топтор
groups-nameless = (азырынча аты жок)
groups-any = Баары
groups-filter-kind = Топтун түрү
groups-filter-country = Өлкө
groups-filter-region = Аймак
groups-filter-risk = Коркунуч
groups-filter-q = Аты, телефону же дареги
groups-count = Табылган топтор: { $n }
groups-count-many = Табылган топтор: { $n } ашык
groups-none = Бул чыпкага ылайык топ жок.
groups-column-name = Топ
groups-column-place = Жери
groups-cases = Өтүнмөлөр
groups-cases-none = Сиз көрө ала турган өтүнмө жок.
groups-aside = Маалымат жана тарых
groups-back = Топко кайтуу

# facts
groups-fact-kind = Топтун түрү
groups-fact-country = Өлкө
groups-fact-region = Аймак
groups-fact-language = Тил
groups-fact-languages = Башка тилдер
groups-fact-receives = Акчаны ким алат
groups-fact-known = Биринчи өтүнмө
groups-fact-registered-with = Кайда катталган
groups-fact-registration-number = Каттоо номери
groups-fact-registered-since = Качантан бери катталган
groups-fact-host = Акчаны ала турган уюм
groups-fact-host-terms = Аны менен эмне макулдашылган
groups-fact-contact = Топ менен байланышуу жолу
groups-receives-unknown = азырынча суралган эмес
groups-receives-itself = топтун өзү
groups-receives-host = топ үчүн башка уюм
groups-receives-nobody = эч ким ала албайт: акчалай эмес жардам

# payees and what is closed
groups-payees = Акча алуучулар
groups-payees-none = Акча алуучу киргизилген эмес.
groups-payees-add = Акча алуучуну кошуу
groups-closed = Байланыш, адамдар, каттоо
groups-closed-lead = Адамдарды тааныта турган маалымат жабык турат. Аны ачуу себебиңиз менен тарыхка жазылат.
groups-open-reason = Муну эмне үчүн ачып жатасыз?
groups-open-button = Бир жолу ачуу
groups-open-now = Адамдар жөнүндө маалымат бул баракта бир жолу ачык. Бүткөндөн кийин баракты жабыңыз.

# changing
groups-change-link = Жазууну өзгөртүү
groups-change-heading = Жазууну өзгөртүү
groups-change-name = Аты же лакап аты
groups-change-kind = Топтун түрү
groups-change-region = Аймак
groups-change-language = Каттардын тили
groups-change-languages = Топтун башка тилдери
groups-change-registered-with = Кайда катталган
groups-change-registration-number = Каттоо номери
groups-change-registered-since = Качантан бери катталган
groups-change-receives = Топ үчүн акчаны ким алат?
groups-change-host = Ортомчу уюм
    .hint = Топ өзү ала албаса, акчаны ал үчүн ала турган уюм.
groups-change-host-terms = Ортомчу менен эмне макулдашылган
groups-change-button = Сактоо
groups-changed = Жазуу өзгөртүлдү.

# risk
groups-risk-some = кадимки
    .hint = Кадимки этияттык.
groups-risk-high = жогору
    .hint = Каттар эч нерсени ачыкка чыгарбайт, бардык жерде лакап ат, кеңеш коддорду гана көрөт, эч нерсе жарыяланбайт, аны аты аталган кызматкерлер гана ачат.
groups-risk-link = Коркунучту өзгөртүү
groups-risk-heading = Бул топ канчалык коркунучта?
groups-risk-risk = Коркунуч
groups-risk-reason = Себеби
groups-risk-button = Коркунучту белгилөө
groups-risk-set = Коркунуч белгиленди.

# people
groups-member-link = Адам кошуу
groups-member-heading = Топтон адам кошуу
groups-member-name = Аты же лакап аты
groups-member-role = Адам топто эмне кылат
groups-member-channel = Коопсуз байланыш жолу
groups-member-value = Номер, дарек же мессенжердеги ат
groups-member-note = Сааттары жана эмнеден этият болуу керек
groups-member-button = Кошуу
groups-member-remove = Алып салуу
groups-member-added = Адам кошулду.
groups-member-removed = Адам алынып салынды.

# records that are one
groups-twins = Балким, ошол эле топ
groups-same-name = аты бирдей
groups-same-phone = телефону бирдей
groups-same-contact = дареги бирдей
groups-same-account = банктык эсеби бирдей
groups-apart-button = Булар башка топтор
groups-kept-apart = Белгиленди: булар эки башка топ.
groups-merge-link = Бул топтун башка жазуусу бар
groups-merge-compare = Салыштыруу жана бириктирүү
groups-merge-heading = Бир топтун эки жазуусун бириктирүү
groups-merge-other = Башка жазуудагы өтүнмөнүн номери
    .hint = Мисалы, TJ-26-014.
groups-merge-keep = Кайсы жазуу калат?
    .hint = Экинчиси ага алып барат. Эч нерсе жоголбойт: ар биринин өтүнмөлөрү жана тарыхы калат, аларды кайра ажыратууга болот.
groups-merge-reason = Эмне үчүн бул бир топ
groups-merge-next = Салыштыруу
groups-merge-button = Бириктирүү
groups-merged = Жазуулар бириктирилди.
groups-merged-records = Бириктирилген жазуулар
groups-part-link = Кайра ажыратуу
groups-part-heading = Жазууларды кайра ажыратуу
groups-part-reason = Эмне үчүн бул баары бир эки топ
groups-part-button = Ажыратуу
groups-parted = Жазуулар кайра өзүнчө.

# search
groups-search-link = Баарынан издөө
groups-search-heading = Издөө
groups-search-lead = Өтүнмөлөрдү, топторду жана акча алуучуларды табат. Кирилл же латын тамгалары менен жазса болот; сөздүн башталышы жетиштүү.
groups-search-q = Аты, өтүнмөнүн номери, телефон же эсеп
groups-search-button = Издөө
groups-search-none = Эч нерсе табылган жок.

# refusals
groups-name-missing = Атын же лакап атын жазыңыз.
groups-host-missing = Акчаны кайсы уюм аларын жазыңыз.
groups-text-too-long = Текст өтө узун: эң көбү { $most } белги.
groups-reason-missing = Себебин жазыңыз.
groups-reason-too-long = Себеби өтө узун: эң көбү { $most } белги.
groups-risk-as-it-is = Коркунуч мурда эле ушундай белгиленген.
groups-too-many-people = Бир жазууда эң көбү { $most } адам болот.
groups-already-one = Бул мурда эле бир жазуу.
groups-not-merged = Бул жазуу башкасына алып барбайт.
groups-other-unknown = Мындай номердеги өтүнмө жок. Номерди текшерип, кайра аракет кылыңыз.

# history
audit-groups-change = Топтун жазуусу өзгөртүлдү
audit-groups-set_risk = Топтун коркунучу белгиленди
audit-groups-open_identity = Топтун адамдары жөнүндө маалымат ачылды
audit-groups-open_to_change = Жазуу өзгөртүү үчүн ачылды
audit-groups-add_person = Топко адам кошулду
audit-groups-remove_person = Адам топтон алынып салынды
audit-groups-merge = Бул жазууга башкасы бириктирилди
audit-groups-merged_away = Башка жазууга бириктирилди
audit-groups-part = Башка жазуудан ажыратылды
audit-groups-keep_apart = Башка топ экени белгиленди
audit-groups-index = Топтор издөөгө киргизилди
