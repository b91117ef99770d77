### Lists of sanctions and names
sanctions-heading = Санкция тизмелери жана аттарды текшерүү
sanctions-lead = Аттар грант бөлүүдөн мурун жана ар бир төлөмдө ушул тизмелер менен салыштырылат. Окшош ат, кызматкер бул башка адам деп айтканга чейин, акчаны токтотуп турат.
sanctions-link = Санкция тизмелери жана аттарды текшерүү
sanctions-open-heading = Окшош аттар, чечим күтүүдө
sanctions-open-none = Чечим күткөн ат жок.
sanctions-judged-heading = Акыркы чечимдер
sanctions-lists-heading = Тизмелер
sanctions-lists-none = Азырынча бир да тизме жүктөлгөн эмес, ошондуктан аттар эч нерсе менен салыштырылбайт.
sanctions-reference = Өтүнмө
sanctions-what = Кимдин аты
sanctions-name = Биздеги ат
sanctions-listed = Тизмедеги ат
sanctions-likeness = Окшоштук
sanctions-list-of = Тизме
sanctions-list-on = Тизменин датасы
sanctions-entry = Тизмедеги номер
sanctions-entries = Жазуулар
sanctions-names = Аттар
sanctions-hits = Окшош
sanctions-sha256 = Файлдын SHA-256 мааниси
sanctions-imported = Жүктөлгөн
sanctions-state = Абалы
sanctions-found = Табылган
sanctions-judged = Чечим кабыл алынган
sanctions-note = Негиз
sanctions-publisher-eu = Европа Биримдиги, жалпы тизме
sanctions-publisher-un = БУУнун Коопсуздук Кеңеши
sanctions-publisher-ofac = АКШ, SDN тизмеси (OFAC)
sanctions-publisher-ofac-aliases = АКШ, башка аттар (OFAC alt.csv)
sanctions-list-current = колдонулууда
sanctions-list-replaced = алмаштырылган
sanctions-list-loading = жүктөлүүдө
sanctions-part-group = топ
sanctions-part-payee = акча алуучу
sanctions-part-holder = эсептин ээси
sanctions-part-bank = банк
sanctions-part-correspondent = корреспондент банк
sanctions-verdict = Чечим
sanctions-verdict-open = чечим күтүүдө
sanctions-verdict-other = башка адам
sanctions-verdict-same = ошол эле адам: токтотулду
sanctions-occasion-asked = кызматкердин суроосу боюнча
sanctions-occasion-award = грант бөлүү
sanctions-occasion-payout = төлөм

### One name
sanctions-hit-heading = Санкция тизмесиндеги ат
sanctions-hit-lead = Чечим кабыл алардан мурун туулган күндү, жерди жана документтерди тизменин жазуусу менен салыштырыңыз.
sanctions-judge-heading = Чечим
sanctions-judge-verdict = Бул ошол эле адам же уюмбу?
sanctions-say-other = Жок, башка адам
sanctions-say-same = Ооба, ошол эле адам
sanctions-judge-note = Негиз
    .hint = Эмнени салыштырдыңыз, эмне айырмаланат же дал келет
sanctions-judge-button = Чечимди сактоо
sanctions-judge-done = Чечим сакталды.

### Names of one case
sanctions-case-heading = Аттарды текшерүү: { $reference }
sanctions-case-link = Ушул өтүнмө боюнча аттарды текшерүү
sanctions-case-lead = Эмне, качан жана кайсы тизме менен салыштырылган жана эмне табылган.
sanctions-hits-heading = Окшош аттар
sanctions-hits-none = Окшош ат жок.
sanctions-checks-heading = Текшерүүлөр
sanctions-checks-none = Аттар азырынча текшерилген эмес.
sanctions-check-at = Качан
sanctions-check-for = Эмне үчүн
sanctions-check-by = Ким тарабынан
sanctions-check-lists = Тизмелер
sanctions-ask-button = Аттарды азыр текшерүү
sanctions-ask-none = Аттар текшерилди. Тоскоолдук жок.
sanctions-ask-some = Аттар текшерилди. Окшоштору бар: алар боюнча чечим кабыл алыңыз.

### Bringing a list in
sanctions-import-heading = Тизме жүктөө
sanctions-import-lead = Жарыялоочунун файлын компьютерге сактап, ушул жерден тандаңыз. Ал толук окулат же такыр окулбайт жана мурунку тизменин ордун ээлейт.
sanctions-import-eu = Европа Биримдиги: каржылык санкциялардын жалпы тизмеси 1.1, XML же CSV
sanctions-import-un = БУУ: жалпы тизме, XML
sanctions-import-ofac = АКШ: SDN тизмеси, sdn.xml; же sdn.csv жана андан кийин alt.csv
sanctions-import-file = Файл
sanctions-import-button = Жүктөө
sanctions-import-done = Тизме колдонулууда.

### Why something was refused
sanctions-list-too-large = Файл санкция тизмеси үчүн өтө чоң.
sanctions-list-unknown = Бул жогоруда аталган тизмелердин бири эмес.
sanctions-list-broken = Файл толук эмес. Сап: { $line }. Эч нерсе жүктөлгөн жок.
sanctions-list-encoding = Файлдагы тамгалар окулбайт: ал башка коддоодо сакталган. Сап: { $line }. Эч нерсе жүктөлгөн жок.
sanctions-list-field = Талаа жок же окулбайт. Сап: { $line }. Талаа: { $field }. Мааниси: «{ $value }». Эч нерсе жүктөлгөн жок.
sanctions-list-empty = Файлда ат жок.
sanctions-list-known = Дал ушул файл буга чейин эле колдонулууда.
sanctions-list-older = Файл колдонулуп жаткан тизмеден эскирээк. Колдонулуп жаткан тизменин датасы: { $current }
sanctions-hits-open = Аттар санкция тизмесиндеги аттарга окшош; адегенде чечим керек. Чечим күтүүдө: { $open }
sanctions-note-missing = Чечимдин негизин жазыңыз.
sanctions-note-too-long = Негиз өтө узун. Белгилердин эң көбү: { $most }

### History
audit-sanctions-import = Санкция тизмеси жүктөлдү
audit-sanctions-check = Аттар санкция тизмелери менен салыштырылды
audit-sanctions-judge-same = Тизмедеги ат: ошол эле адам же уюм
audit-sanctions-judge-other = Тизмедеги ат: башка адам

### Things in the history
subject-sanction-list = Санкция тизмеси
subject-name-check = Аттарды текшерүү
subject-name-hit = Тизмедеги ат
