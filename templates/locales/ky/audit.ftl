# The history: who did what to what. Acts are audit-<room>-<verb>, as stored.

audit-heading = Тарых
audit-at = Качан
audit-who = Ким
audit-what = Эмне
audit-about = Эмне жөнүндө
audit-none = Азырынча эч нерсе жазылган жок
audit-newest = Эң жаңы жазуулар
audit-older = Мурунку жазуулар

## Who acted
audit-actor-visitor = Келүүчү
audit-actor-case = Топ
audit-actor-person = Кесиптеш
audit-actor-member = Кеңештин мүчөсү
audit-actor-clerk = Программанын өзү
audit-actor-console = Серверде

## People
audit-people-add = Адам кошулду
audit-people-second-set-up = Эки кадамдуу кирүү күйгүзүлдү
audit-people-recovery-code = Камдык код менен кирди
audit-people-second-taken-away = Эки кадамдуу кирүү өчүрүлдү
audit-people-second-reset = Башка кишинин эки кадамдуу кирүүсү өчүрүлдү
audit-people-change_roles = Ролдор өзгөртүлдү
audit-people-disable = Каттоо жазуусу жабылды
audit-people-enable = Каттоо жазуусу кайра ачылды
audit-people-invite = Чакыруу жөнөтүлдү
audit-people-set_password = Сырсөз коюлду
audit-people-sign_in = Тутумга кирди

## Groups and calls
audit-groups-open = Топ тизмеге киргизилди
audit-calls-create = Сынак түзүлдү
audit-calls-import_form = Сынакка анкета берилди
audit-calls-load_choices = Программанын тизмелери жүктөлдү
audit-calls-change_choices = Программанын тизмеси өзгөртүлдү
audit-calls-publish = Сынак жарыяланды
audit-calls-opened = Сынак ачылды
audit-calls-closed = Сынак мөөнөтүндө жабылды
audit-calls-close = Сынак жабылды

## Applications
audit-applications-open = Өтүнмө башталды
audit-applications-enter = Өтүнмөнүн коду менен кирди
audit-applications-read = Жабык маалыматтар окулду
audit-applications-replace_code = Өтүнмөнүн жаңы коду берилди
audit-applications-send = Өтүнмө жөнөтүлдү
audit-applications-answer = Суралган маалымат жөнөтүлдү
audit-applications-screen = Өтүнмө текшерилди
audit-applications-withdraw = Өтүнмө чакыртып алынды
audit-applications-open_identity = Жабык жооптор ачылды
audit-applications-note = Белгилөө сакталды
audit-applications-attach = Файл кошулду
audit-applications-detach = Файл алып салынды
audit-applications-open_file = Жеке маалыматы бар файл ачылды
audit-notices-resend = Билдирүү кайра жөнөтүлдү

## Values in details
audit-value-eligible = шарттарга ылайык
audit-value-not_eligible = шарттарга ылайык эмес
audit-value-ask_more = кошумча маалымат керек
audit-value-regular = кадимки
audit-value-emergency = шашылыш жардам
audit-value-in_kind = акчалай эмес жардам
audit-value-online = сайтта толтурулган
audit-value-phone = телефон аркылуу
audit-value-letter = кат аркылуу
audit-value-visit = жолугушууда
audit-value-messenger = мессенжер аркылуу
audit-value-asked = кызматкердин өтүнүчү боюнча
audit-value-award = грант бөлүү
audit-value-payout = төлөм
audit-value-payment = биринчи төлөм
audit-value-whole = баары келди
audit-value-less = азыраак келди
audit-value-nothing = эч нерсе келген жок
audit-value-changed = гранттагыдан башкача бөлүштүрүлдү
audit-value-eu = Европа Биримдиги
audit-value-un = БУУ
audit-value-ofac = АКШ
audit-value-high = жогорку коркунуч
audit-value-some = кадимки коркунуч
audit-value-clean = эч нерсе табылган жок
audit-value-waiting = текшерүүнү күтүүдө
audit-value-found = бир нерсе табылды

## What it was about
subject-key = Ачкыч
subject-person = Адам
subject-session = Сеанс
subject-group = Топ
subject-payee = Акча алуучу
subject-attachment = Тиркелген файл
subject-entry = Жазуу
subject-fund = Фонд
subject-transaction = Эсеп жазуусу
subject-posting = Эсеп жазуусунун сабы
subject-rate = Валюта курсу
subject-call = Сынак
subject-form_version = Анкета
subject-section = Анкетанын бөлүмү
subject-question = Суроо
subject-choice = Тизменин пункту
subject-application = Өтүнмө
subject-case_code = Өтүнмөнүн коду
subject-rules = Кеңештин эрежелери
subject-criterion = Критерий
subject-sheet = Баалоо барагы
subject-motion = Сунуш
subject-meeting = Жыйын
subject-ballot = Добуш
subject-decision = Чечим
subject-award = Бөлүнгөн грант
subject-instalment = Төлөмдүн бөлүгү
subject-payout = Төлөм
subject-notice = Билдирүү
subject-audit = Тарых жазуусу

## Forms of calls
audit-calls-edit_form = Анкета өзгөртүлдү
audit-calls-begin_form = Анкетанын жаңы версиясы башталды
audit-calls-discard_form = Анкетанын версиясы алынып салынды
audit-calls-publish_form = Анкетанын версиясы жарыяланды

## The life of a call
audit-calls-edit = Сынактын жөндөөлөрү өзгөртүлдү
audit-calls-take_back = Сынак караламага кайтарылды
audit-calls-decide = Сынак чечилген деп белгиленди
audit-calls-archive = Сынак архивге салынды
# Files and copies
audit-applications-export = Өтүнмөлөрдүн тизмеси файлга алынды
### Things of money
subject-proposal = Сунуш
subject-period = Эсеп китебинин айы
subject-limit = Бекитүү лимити

audit-people-end_session = Бир браузерден чыкты
audit-people-end_sessions = Башка жерлердин баарынан чыкты
audit-people-end_all_of_person = Колдонуучунун бардык сеанстары аяктады
audit-people-end_all = Баарынын сеанстары аяктады
audit-people-set_up = Программаны биринчи жолу койду
audit-applications-extend = Өтүнмөнүн мөөнөтүн узартты
audit-applications-reopen = Жөнөтүлгөн өтүнмөнү кайра ачты
audit-applications-leave_as_sent = Өтүнмөнү жөнөтүлгөндөй калтырды
audit-applications-correct = Оңдолгон өтүнмөнү жөнөттү
audit-applications-bring_sheet = Жоопторду таблицадан киргизди
audit-applications-add_code = Кесиптеши үчүн өтүнмөнүн кодун түздү
audit-applications-take_code_back = Кесиптешинин өтүнмө кодун кайтарып алды
audit-calls-edit_quiz = Өтүнмөнүн алдындагы суроолорду өзгөрттү
subject-donor = Донор
subject-contract = Донордун келишими
subject-pledge = Убада кылынган бөлүк
audit-export = CSV кылып алуу
audit-filter-button = Чыпкалоо
audit-filter-all = Баары
audit-filter-from = Баштап
audit-filter-to = Чейин
audit-number = Номери
audit-audit-export = Тарыхты файл кылып алды
audit-applications-invite = Өтүнмөнү экинчи баскычка чакырды
subject-report = Отчет
subject-amendment = Грантты өзгөртүү
subject-tag = Белги
subject-check = Текшерүү пункту
subject-agenda_item = Күн тартибинин пункту
subject-sanction_list = Санкциялар тизмеси
subject-sanction_name = Санкциялар тизмесиндеги ат
subject-name_check = Аттарды текшерүү
subject-name_hit = Аттардын окшоштугу
subject-answer_text = Даяр жооп
subject-bank_account = Өз эсебибиз
subject-bank_statement = Банк көчүрмөсү
subject-bank_line = Көчүрмөнүн сабы
subject-bank_transfer = Өз эсептерибиздин ортосундагы которуу
subject-concern = Купуя кайрылуу
subject-payment_order = Төлөм тапшырмасы
subject-offer = Грант сунушу

## What stands before a figure, an amount or a day of the details
audit-number-abstain = Калыс
audit-number-added = Кошулду
audit-number-applications = Өтүнмөлөр
audit-number-cleared = Кеңешке ачылды
audit-number-count = Саны
audit-number-days = Күн
audit-number-experts = Башка өлкөлөрдөн мүчөлөр
audit-number-given = Өткөрүлдү
audit-number-hits = Окшоштуктар
audit-number-hours = Саат
audit-number-instalment = Төлөмдүн бөлүгү
audit-number-left = Калды
audit-number-lines = Текшерүү пункттары
audit-number-motion = Сунуш
audit-number-names = Аттар
audit-number-new = Жаңы
audit-number-no = Каршы
audit-number-notices = Билдирүүлөр
audit-number-number = Төлөмдүн бөлүгү
audit-number-of = Файлдар
audit-number-part = Төлөмдүн бөлүгү
audit-number-payouts = Төлөмдөр
audit-number-people = Текшерүүчүлөр
audit-number-place = Орун
audit-number-present = Катышты
audit-number-rates = Курстар
audit-number-results = Натыйжалар
audit-number-rows = Саптар
audit-number-staff = Кызматкерлер
audit-number-version = Версия
audit-number-year = Жыл
audit-number-yes = Макул
audit-amount-arrives = Түшөт
audit-amount-before = Мурда
audit-amount-budget = Бюджет
audit-amount-charge = Фонддон
audit-amount-closing = Акыркы калдык
audit-amount-committed = Резервде
audit-amount-debited = Эсептен алынды
audit-amount-fees = Банктын комиссиясы
audit-amount-given = Убада кылынган суммадан
audit-amount-kept = Банк кармап калды
audit-amount-leaves = Чыгат
audit-amount-local = Алуучуга
audit-amount-opening = Баштапкы калдык
audit-amount-received = Түштү
audit-amount-released = Бошотулду
audit-amount-reserved = Бөлүп коюлду
audit-day-before = Мурда
audit-day-due = Мөөнөтү
audit-day-due_on = Мөөнөтү
audit-day-ends_on = Аягы
audit-day-first = Башталышы
audit-day-from = Башталышы
audit-day-last = Аягы
audit-day-starts_on = Башталышы
audit-day-until = Аягы
