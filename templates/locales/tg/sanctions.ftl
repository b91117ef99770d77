### Lists of sanctions and names
sanctions-heading = Рӯйхати таҳримҳо ва санҷиши номҳо
sanctions-lead = Номҳо пеш аз ҷудо кардани грант ва ҳангоми ҳар пардохт бо ин рӯйхатҳо муқоиса мешаванд. Номи монанд маблағро то он вақт нигоҳ медорад, ки корманд гӯяд: ин шахси дигар аст.
sanctions-link = Рӯйхати таҳримҳо ва санҷиши номҳо
sanctions-open-heading = Номҳои монанд, мунтазири қарор
sanctions-open-none = Номе нест, ки мунтазири қарор бошад.
sanctions-judged-heading = Қарорҳои охирин
sanctions-lists-heading = Рӯйхатҳо
sanctions-lists-none = То ҳол ягон рӯйхат бор карда нашудааст, бинобар ин номҳо бо чизе муқоиса намешаванд.
sanctions-reference = Дархост
sanctions-what = Номи кӣ
sanctions-name = Ном дар мо
sanctions-listed = Ном дар рӯйхат
sanctions-likeness = Монандӣ
sanctions-list-of = Рӯйхат
sanctions-list-on = Санаи рӯйхат
sanctions-entry = Рақам дар рӯйхат
sanctions-entries = Сабтҳо
sanctions-names = Номҳо
sanctions-hits = Монанд
sanctions-sha256 = SHA-256-и файл
sanctions-imported = Бор карда шуд
sanctions-state = Ҳолат
sanctions-found = Ёфт шуд
sanctions-judged = Қарор қабул шуд
sanctions-note = Асос
sanctions-publisher-eu = Иттиҳоди Аврупо, рӯйхати умумӣ
sanctions-publisher-un = Шурои Амнияти СММ
sanctions-publisher-ofac = ИМА, рӯйхати SDN (OFAC)
sanctions-publisher-ofac-aliases = ИМА, номҳои дигар (OFAC alt.csv)
sanctions-list-current = дар истифода
sanctions-list-replaced = иваз шуд
sanctions-list-loading = бор шуда истодааст
sanctions-part-group = гурӯҳ
sanctions-part-payee = гирандаи маблағ
sanctions-part-holder = соҳиби суратҳисоб
sanctions-part-bank = бонк
sanctions-part-correspondent = бонки миёнарав
sanctions-verdict = Қарор
sanctions-verdict-open = мунтазири қарор
sanctions-verdict-other = шахси дигар
sanctions-verdict-same = ҳамон шахс: манъ шуд
sanctions-occasion-asked = бо дархости корманд
sanctions-occasion-award = ҷудо кардани грант
sanctions-occasion-payout = пардохт

### One name
sanctions-hit-heading = Ном дар рӯйхати таҳримҳо
sanctions-hit-lead = Пеш аз қарор санаи таваллуд, ҷой ва ҳуҷҷатҳоро бо сабти ношири рӯйхат муқоиса кунед.
sanctions-judge-heading = Қарор
sanctions-judge-verdict = Оё ин ҳамон шахс ё ташкилот аст?
sanctions-say-other = Не, шахси дигар
sanctions-say-same = Ҳа, ҳамон шахс
sanctions-judge-note = Асос
    .hint = Чиро муқоиса кардед, чӣ фарқ мекунад ё мувофиқ аст
sanctions-judge-button = Қарорро захира кардан
sanctions-judge-done = Қарор захира шуд.

### Names of one case
sanctions-case-heading = Санҷиши номҳо: { $reference }
sanctions-case-link = Санҷиши номҳои ин дархост
sanctions-case-lead = Чӣ, кай ва бо кадом рӯйхат муқоиса шуд ва чӣ ёфт шуд.
sanctions-hits-heading = Номҳои монанд
sanctions-hits-none = Номи монанд нест.
sanctions-checks-heading = Санҷишҳо
sanctions-checks-none = Номҳо ҳанӯз санҷида нашудаанд.
sanctions-check-at = Кай
sanctions-check-for = Барои чӣ
sanctions-check-by = Аз ҷониби
sanctions-check-lists = Рӯйхатҳо
sanctions-ask-button = Номҳоро ҳозир санҷидан
sanctions-ask-none = Номҳо санҷида шуданд. Монеа нест.
sanctions-ask-some = Номҳо санҷида шуданд. Номҳои монанд ҳастанд: қарор қабул кунед.

### Bringing a list in
sanctions-import-heading = Бор кардани рӯйхат
sanctions-import-lead = Файли ноширро дар компютер захира карда, онро дар ин ҷо интихоб кунед. Он пурра хонда мешавад ё тамоман не, ва ҷойи рӯйхати пешинаро мегирад.
sanctions-import-eu = Иттиҳоди Аврупо: рӯйхати умумии таҳримҳои молиявӣ 1.1, XML ё CSV
sanctions-import-un = СММ: рӯйхати умумӣ, XML
sanctions-import-ofac = ИМА: рӯйхати SDN, sdn.xml; ё sdn.csv ва баъд alt.csv
sanctions-import-file = Файл
sanctions-import-button = Бор кардан
sanctions-import-done = Рӯйхат дар истифода аст.

### Why something was refused
sanctions-list-too-large = Файл барои рӯйхати таҳримҳо хеле калон аст.
sanctions-list-unknown = Ин яке аз рӯйхатҳои дар боло номбаршуда нест.
sanctions-list-broken = Файл нопурра аст. Сатр: { $line }. Ҳеҷ чиз бор карда нашуд.
sanctions-list-encoding = Ҳарфҳои файл хонда намешаванд: он бо рамзгузории дигар захира шудааст. Сатр: { $line }. Ҳеҷ чиз бор карда нашуд.
sanctions-list-field = Майдон нест ё хонда намешавад. Сатр: { $line }. Майдон: { $field }. Қимат: «{ $value }». Ҳеҷ чиз бор карда нашуд.
sanctions-list-empty = Дар файл ягон ном нест.
sanctions-list-known = Маҳз ҳамин файл аллакай дар истифода аст.
sanctions-list-older = Файл аз рӯйхати дар истифодабуда кӯҳнатар аст. Рӯйхати дар истифода: { $current }
sanctions-hits-open = Номҳо ба номҳои рӯйхати таҳримҳо монанданд; аввал қарор лозим аст. Мунтазири қарор: { $open }
sanctions-note-missing = Асоси қарорро нависед.
sanctions-note-too-long = Асос хеле дароз аст. Аломатҳо на бештар аз: { $most }

### History
audit-sanctions-import = Рӯйхати таҳримҳо бор карда шуд
audit-sanctions-check = Номҳо бо рӯйхати таҳримҳо муқоиса шуданд
audit-sanctions-judge-same = Ном дар рӯйхат: ҳамон шахс ё ташкилот
audit-sanctions-judge-other = Ном дар рӯйхат: шахси дигар

### Things in the history
subject-sanction-list = Рӯйхати таҳримҳо
subject-name-check = Санҷиши номҳо
subject-name-hit = Ном дар рӯйхат
