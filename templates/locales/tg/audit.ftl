# The history: who did what to what. Acts are audit-<room>-<verb>, as stored.

audit-heading = Таърих
audit-at = Кай
audit-who = Кӣ
audit-what = Чӣ
audit-about = Дар бораи чӣ
audit-none = Ҳанӯз чизе сабт нашудааст
audit-newest = Сабтҳои навтарин
audit-older = Сабтҳои пештара

## Who acted
audit-actor-visitor = Касе бе воридшавӣ
audit-actor-case = Гурӯҳ
audit-actor-person = Ҳамкор
audit-actor-member = Аъзои шуро
audit-actor-clerk = Худи барнома
audit-actor-console = Дар сервер

## People
audit-people-add = Шахс илова шуд
audit-people-second-set-up = Воридшавии дуқадама танзим шуд
audit-people-recovery-code = Воридшавӣ бо коди эҳтиётӣ
audit-people-second-taken-away = Воридшавии дуқадама хомӯш карда шуд
audit-people-second-reset = Воридшавии дуқадамаи шахси дигар хомӯш карда шуд
audit-people-change_roles = Нақшҳо тағйир ёфтанд
audit-people-disable = Ҳисоби корбарӣ баста шуд
audit-people-enable = Ҳисоби корбарӣ аз нав кушода шуд
audit-people-invite = Даъватнома фиристода шуд
audit-people-set_password = Рамз гузошта шуд
audit-people-sign_in = Ба низом ворид шуд

## Groups and calls
audit-groups-open = Гурӯҳ ба рӯйхат дохил шуд
audit-calls-create = Озмун сохта шуд
audit-calls-import_form = Ба озмун саволнома гузошта шуд
audit-calls-load_choices = Рӯйхатҳои барнома бор шуданд
audit-calls-change_choices = Рӯйхати барнома тағйир дода шуд
audit-calls-publish = Озмун нашр шуд
audit-calls-opened = Озмун кушода шуд
audit-calls-closed = Озмун дар муҳлаташ баста шуд
audit-calls-close = Озмун баста шуд

## Applications
audit-applications-open = Дархост оғоз шуд
audit-applications-enter = Бо коди дархост ворид шуд
audit-applications-read = Маълумоти пӯшида хонда шуд
audit-applications-replace_code = Коди нави дархост дода шуд
audit-applications-send = Дархост фиристода шуд
audit-applications-answer = Ба саволҳо ҷавоб дода шуд
audit-applications-screen = Дархост санҷида шуд
audit-applications-withdraw = Дархост бозпас гирифта шуд
audit-applications-open_identity = Ҷавобҳои пӯшида кушода шуданд
audit-applications-note = Қайд нигоҳ дошта шуд
audit-applications-attach = Файл илова шуд
audit-applications-detach = Файл нест карда шуд
audit-applications-open_file = Файли дорои маълумоти шахсӣ кушода шуд
audit-notices-resend = Огоҳӣ боз фиристода шуд

## Values in details
audit-value-eligible = ба шартҳо мувофиқ
audit-value-not_eligible = ба шартҳо номувофиқ
audit-value-ask_more = маълумоти иловагӣ лозим
audit-value-regular = муқаррарӣ
audit-value-emergency = кумаки таъҷилӣ
audit-value-in_kind = кумаки ғайрипулӣ
audit-value-online = дар сомона пур карда шуд
audit-value-phone = бо телефон
audit-value-letter = бо мактуб
audit-value-visit = ҳангоми боздид
audit-value-messenger = тавассути мессенҷер
audit-value-asked = бо дархости корманд
audit-value-award = ҷудо кардани грант
audit-value-payout = пардохт
audit-value-payment = пардохти якум
audit-value-whole = ҳамааш расид
audit-value-less = камтар расид
audit-value-nothing = ҳеҷ чиз нарасид
audit-value-changed = на мисли тақсими грант
audit-value-eu = Иттиҳоди Аврупо
audit-value-un = СММ
audit-value-ofac = ИМА
audit-value-high = хатари баланд
audit-value-some = хатари муқаррарӣ
audit-value-clean = чизе ёфт нашуд
audit-value-waiting = мунтазири санҷиш
audit-value-found = чизе ёфт шуд

## What it was about
subject-key = Калид
subject-person = Шахс
subject-session = Сеанс
subject-group = Гурӯҳ
subject-payee = Гирандаи маблағ
subject-attachment = Замима
subject-entry = Сабт
subject-fund = Фонд
subject-transaction = Сабти ҳисобдорӣ
subject-posting = Сатри сабти ҳисобдорӣ
subject-rate = Қурби асъор
subject-call = Озмун
subject-form_version = Саволнома
subject-section = Бахши саволнома
subject-question = Савол
subject-choice = Банди рӯйхат
subject-application = Дархост
subject-case_code = Коди дархост
subject-rules = Қоидаҳои шуро
subject-criterion = Меъёр
subject-sheet = Варақи баҳогузорӣ
subject-motion = Пешниҳод
subject-meeting = Маҷлис
subject-ballot = Овоз
subject-decision = Қарор
subject-award = Гранти ҷудошуда
subject-instalment = Қисми маблағ
subject-payout = Пардохт
subject-notice = Огоҳӣ
subject-audit = Сабти таърих

## Forms of calls
audit-calls-edit_form = Саволнома тағйир ёфт
audit-calls-begin_form = Нусхаи нави саволнома оғоз шуд
audit-calls-discard_form = Нусхаи саволнома нест карда шуд
audit-calls-publish_form = Нусхаи саволнома нашр шуд

## The life of a call
audit-calls-edit = Танзимоти озмун тағйир ёфт
audit-calls-take_back = Озмун ба сиёҳнавис баргардонда шуд
audit-calls-decide = Аз рӯйи озмун қарорҳо қабул шуданд
audit-calls-archive = Озмун ба бойгонӣ гузошта шуд
# Files and copies
audit-applications-export = Рӯйхати дархостҳо ҳамчун файл боргирӣ шуд
### Things of money
subject-proposal = Пешниҳод
subject-period = Моҳи ҳисобдорӣ
subject-limit = Ҳадди тасдиқ

audit-people-end_session = Аз як браузер баромаданд
audit-people-end_sessions = Аз ҳамаи ҷойҳои дигар баромаданд
audit-people-end_all_of_person = Ба ҳамаи сеансҳои як шахс хотима дода шуд
audit-people-end_all = Ба сеансҳои ҳама хотима дода шуд
audit-people-set_up = Барнома бори аввал танзим шуд
audit-applications-extend = Муҳлати дархост дароз карда шуд
audit-applications-reopen = Дархости фиристодашуда аз нав кушода шуд
audit-applications-leave_as_sent = Дархост ҳамон тавре ки фиристода шуда буд, монд
audit-applications-correct = Дархости ислоҳшуда фиристода шуд
audit-applications-bring_sheet = Ҷавобҳо аз ҷадвал ворид шуданд
audit-applications-add_code = Барои ҳамкор коди дархост сохта шуд
audit-applications-take_code_back = Коди дархости ҳамкор бозпас гирифта шуд
audit-calls-edit_quiz = Саволҳои пеш аз дархост тағйир ёфтанд
subject-donor = Донор
subject-contract = Шартномаи донор
subject-pledge = Қисми ваъдашуда
audit-export = Ба CSV баровардан
audit-filter-button = Филтр
audit-filter-all = Ҳама
audit-filter-from = Аз
audit-filter-to = То
audit-number = Рақам
audit-audit-export = Таърихро ба файл баровард
audit-applications-invite = Дархостро ба марҳилаи дуюм даъват кард
subject-report = Ҳисобот
subject-amendment = Тағйири грант
subject-tag = Нишона
subject-check = Банди санҷиш
subject-agenda_item = Банди рӯзномаи маҷлис
subject-sanction_list = Рӯйхати таҳримҳо
subject-sanction_name = Ном дар рӯйхати таҳримҳо
subject-name_check = Санҷиши номҳо
subject-name_hit = Монандии номҳо
subject-answer_text = Ҷавоби тайёр
subject-bank_account = Ҳисоби худӣ
subject-bank_statement = Кӯчирмаи бонкӣ
subject-bank_line = Сатри кӯчирма
subject-bank_transfer = Интиқол байни ҳисобҳои худӣ
subject-concern = Муроҷиати махфӣ
subject-payment_order = Супоришномаи пардохт
subject-offer = Пешниҳоди грант

## What stands before a figure, an amount or a day of the details
audit-number-abstain = Бетараф
audit-number-added = Илова шуд
audit-number-applications = Дархостҳо
audit-number-cleared = Барои шуро кушода шуд
audit-number-count = Шумора
audit-number-days = Рӯзҳо
audit-number-experts = Аъзои шуро аз кишварҳои дигар
audit-number-given = Супорида шуд
audit-number-hits = Монандӣ
audit-number-hours = Соат
audit-number-instalment = Қисми маблағ
audit-number-left = Боқӣ монд
audit-number-lines = Бандҳои санҷиш
audit-number-motion = Пешниҳод
audit-number-names = Номҳо
audit-number-new = Нав
audit-number-no = Муқобил
audit-number-notices = Огоҳиҳо
audit-number-number = Қисми маблағ
audit-number-of = Файлҳо
audit-number-part = Қисми маблағ
audit-number-payouts = Пардохтҳо
audit-number-people = Шахсони санҷанда
audit-number-place = Ҷой
audit-number-present = Ҳозир
audit-number-rates = Қурбҳо
audit-number-results = Натиҷаҳо
audit-number-rows = Сатрҳо
audit-number-staff = Кормандон
audit-number-version = Нусха
audit-number-year = Сол
audit-number-yes = Тарафдор
audit-amount-arrives = Меояд
audit-amount-before = Пештар
audit-amount-budget = Буҷет
audit-amount-charge = Аз фонд
audit-amount-closing = Тавозуни ниҳоӣ
audit-amount-committed = Бандшуда
audit-amount-debited = Аз суратҳисоб гирифта шуд
audit-amount-fees = Ҳаққи хизмати бонк
audit-amount-given = Аз маблағи ваъдашуда
audit-amount-kept = Бонк нигоҳ дошт
audit-amount-leaves = Мебарояд
audit-amount-local = Ба гиранда
audit-amount-opening = Тавозуни ибтидоӣ
audit-amount-received = Расид
audit-amount-released = Озод шуд
audit-amount-reserved = Барои гурӯҳ нигоҳ дошта мешавад
audit-day-before = Пештар
audit-day-due = Муҳлат
audit-day-due_on = Муҳлат
audit-day-ends_on = Анҷом
audit-day-first = Аз санаи
audit-day-from = Аз санаи
audit-day-last = То санаи
audit-day-starts_on = Оғоз
audit-day-until = То рӯзи
