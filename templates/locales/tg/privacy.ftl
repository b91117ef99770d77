# Чӣ то кай нигоҳ дошта мешавад ва чӣ тоза карда мешавад.

nav-privacy = Нигоҳдории маълумот
privacy-heading = Нигоҳ доштан ва нест кардани маълумот
privacy-lead = Мувофиқи қоидаҳои барнома дар рӯзҳои наздик ({ $days }) чӣ нест карда мешавад ва чӣ аллакай нест карда шудааст. Маълумоти нестшударо ҳеҷ кас барқарор карда наметавонад.
privacy-due-heading = Нест карда мешавад
privacy-due-none = Дар рӯзҳои наздик чизе нест карда намешавад.
privacy-due-on = Санаи нест кардан
privacy-hold = Манъи нест кардан
privacy-held-tag = Нест кардан манъ аст
privacy-erased-heading = Нест карда шудааст
privacy-erased-none = Ҳанӯз чизе нест карда нашудааст.
privacy-erased-at = Кай нест карда шуд
privacy-erased-why = Чаро
privacy-erased-by = Кӣ нест кард
privacy-erased-what = Чӣ
privacy-newest = Аввал навҳо
privacy-older = Пештараҳо
privacy-why-retention = муҳлати нигоҳдорӣ гузашт
privacy-why-request = бо хоҳиш
privacy-count-answers = ҷавобҳо: { $count }
privacy-count-files = файлҳо: { $count }
privacy-count-entries = қайдҳо ва эзоҳҳо: { $count }
privacy-count-letters = мактубҳо: { $count }
privacy-count-contacts = маълумоти тамос: { $count }
privacy-count-payees = гирандагони маблағ: { $count }

## Қоидаҳо
privacy-rules-link = Қоидаҳоро тағйир додан
privacy-rules-heading = Муҳлати нигоҳдории маълумот
privacy-rules-lead = Вақте муҳлат мегузарад, ҳар чизе, ки одамон навиштаанд, нест карда мешавад: ҷавобҳо, файлҳо, мактубҳо, қайдҳо, маълумоти тамос, маълумоти бонкӣ. Маблағҳо, санаҳо ва қарорҳо мемонанд. 0: то касе нест накунад, нигоҳ дошта мешавад.
privacy-rules-draft-days = Сиёҳнависҳое, ки фиристода нашудаанд
    .hint = Чанд рӯз пас аз тағйири охирин
privacy-rules-refused-months = Дархостҳои радшуда, бозпасгирифташуда ё ба шартҳо номувофиқ
    .hint = Чанд моҳ пас аз қарор. Дархостҳое ҳам, ки ба марҳилаи дуюм даъват ё то озмуни дигар мавқуф гузошта шуда, идома наёфтаанд, ҳамроҳи онҳо нест карда мешаванд.
privacy-rules-funded-years = Грантҳои анҷомёфта
    .hint = Чанд сол пас аз анҷоми грант, агар дар шартномаи донор чизи дигар гуфта нашуда бошад
privacy-rules-high-draft-days = Сиёҳнависҳои гурӯҳҳое, ки хатарашон баланд аст
    .hint = Чанд рӯз пас аз тағйири охирин
privacy-rules-high-refused-months = Дархостҳои радшуда, бозпасгирифташуда ё номувофиқи гурӯҳҳое, ки хатарашон баланд аст
    .hint = Чанд моҳ пас аз қарор
privacy-rules-fund = Грантҳо аз фонди { $fund }
    .hint = Чанд сол мувофиқи шартномаи донор; холӣ: мисли ҳамаи грантҳои анҷомёфта
privacy-rules-button = Захира кардан
privacy-rules-set = Қоидаҳо захира шуданд.

## Як дархост
privacy-case-link = Нест кардан ё манъ кардани он
privacy-case-heading = Маълумоти дархости
privacy-case-lead = Манъ ҳар гуна нест кардани маълумотро бозмедорад, масалан, то вақте ки ҳуҷҷатҳо барои санҷиш ё суд лозиманд. Нест кардан ҳар чизеро, ки одамон дар ин дархост ва дар бораи он навиштаанд, барои ҳамеша аз байн мебарад.
privacy-case-deed = Чӣ бояд кард
privacy-case-hold = Нест карданро манъ кардан
    .hint = То бардоштани манъ чизе нест карда намешавад
privacy-case-lift = Манъро бардоштан
    .hint = Пас аз ин қоидаҳои нигоҳдорӣ боз амал мекунанд
privacy-case-erase = Барои ҳамеша нест кардан
    .hint = Инро баргардондан мумкин нест. Агар ин ягона дархости гурӯҳ бошад, маълумоти тамос ва маълумоти бонкии он низ нест мешаванд
privacy-case-reason = Сабаб
    .hint = Сабаби нест кардан дар ҳисобот мемонад: дар он номи одамонро нанависед
privacy-case-reference = Рақами дархост
    .hint = Танҳо барои нест кардан: онро нависед, то дархости дигар нест карда нашавад
privacy-case-button = Иҷро кардан
privacy-case-back = Бозгашт ба дархост
privacy-case-held = Нест кардани ин дархост манъ шуд.
privacy-case-lifted = Манъ бардошта шуд.
privacy-case-erased = Дархост нест карда шуд.

## Ҳама чиз дар бораи гурӯҳ
privacy-export-link = Ҳама чиз дар бораи ин гурӯҳ
privacy-export-heading = Ҳама чиз дар бораи гурӯҳ
privacy-export-lead = Барои гурӯҳе, ки мепурсад дар бораи он чӣ нигоҳ дошта мешавад. Як файл тайёр мешавад, он рамзгузорӣ нашудааст: онро бо роҳе супоред, ки гурӯҳ бехатар мешуморад, ва сипас нусхаи худро нест кунед.
privacy-export-inside = Дар файл чӣ ҳаст
privacy-export-inside-record = Маълумоти гурӯҳ: роҳҳои тамос, одамон, маълумоти бонкӣ
privacy-export-inside-applications = Дархостҳо бо ҷавобҳо, ҳамон тавре ки ҳар бор фиристода шудаанд; файлҳо; одамоне, ки гурӯҳ номбар кардааст
privacy-export-inside-messages = Паёмҳо бо файлҳояшон
privacy-export-inside-outcome = Аз гурӯҳ чӣ пурсида ва ба он чӣ хабар дода шуд, грант, пардохтҳо, ҳисоботҳо
privacy-export-inside-own = Дархости Шумо бо ҷавобҳо, ҳамон тавре ки ҳар бор фиристода шудаанд; файлҳо; одамоне, ки Шумо номбар кардаед
privacy-export-inside-own-outcome = Аз Шумо чӣ пурсида ва ба Шумо чӣ хабар дода шуд, грант, пардохтҳо, ҳисоботҳои Шумо
privacy-export-outside = Дар файл чӣ нест
privacy-export-outside-scores = Холҳо, овозҳо ва эзоҳҳои аъзои шуро
privacy-export-outside-notes = Қайдҳо ва вазифаҳои дохилӣ ва он чи дигарон дар бораи гурӯҳ гуфтаанд
privacy-export-outside-checks = Санҷиши номҳо аз рӯйи рӯйхатҳо ва маълумот дар бораи он ки кадом корманд чиро кушодааст
privacy-export-outside-drafts = Сиёҳнависҳо ва ҳисоботҳои фиристоданашуда: онҳоро худи гурӯҳ боргирӣ мекунад
privacy-export-outside-others = Маълумоти бонкӣ ва дархостҳои дигари гурӯҳи Шумо: онҳоро аз кормандони барнома хоҳед
privacy-export-reason = Инро кӣ ва чӣ тавр хоҳиш кард?
    .hint = Ин ҳамроҳи номи Шумо сабт мешавад
privacy-export-button = Боргирӣ кардан
privacy-export-back = Бозгашт ба гурӯҳ
privacy-export-own-link = Ҳамаашро боргирӣ кардан
privacy-export-own-heading = Ҳар чизе, ки дар бораи дархости Шумо нигоҳ дошта мешавад
privacy-export-own-lead = Шумо як файл мегиред. Ҳар касе, ки ин телефон ё компютер дар дасташ аст, онро кушода метавонад: файлро танҳо дар ҷойи бехатар захира кунед ва вақте ки дигар лозим нест, онро нест кунед.
privacy-export-readme-title = Барнома дар бораи Шумо чӣ нигоҳ медорад
privacy-export-readme-lead = Тартиб дода шуд: { $on }. Ҳар қисм ҳам чун матн барои хондан (.txt) ва ҳам чун ҷадвал (.csv) ҳаст; дар data.json ҳамааш барои барномаҳои компютерӣ аст. Файлҳои ҳар дархост дар ҷузвдони ҳамон дархостанд.
privacy-export-missing = Ин файлҳо дар ин ҷо нестанд. Онҳоро алоҳида хоҳед ё аз саҳифаи дархост кушоед:
privacy-export-record = Маълумоти гурӯҳ
privacy-export-application = Дархост
privacy-export-earlier = Ҷавобҳои пештара
privacy-export-sending = Чунон ки фиристода шуд, № { $n }
privacy-export-decision = Ба Шумо чӣ хабар дода шуд
privacy-export-decided = Қарор
privacy-export-grant = Грант
privacy-export-award = Гранти ҷудошуда
privacy-export-payout = Пардохт
privacy-export-opened = Оғоз шуд
privacy-export-translation = Тарҷумаи барнома
privacy-export-address = Суроға ё рақам
privacy-export-note = Эзоҳ
privacy-export-role = Нақш
privacy-export-why = Сабаб
privacy-export-text = Матн
privacy-export-file = Файл
privacy-export-at = Кай
privacy-export-column-part = Қисм
privacy-export-column-label = Чӣ
privacy-export-column-value = Қимат
privacy-export-column-data = Барои барномаҳои компютерӣ
audit-privacy-export = Ҳамаи маълумот дар бораи гурӯҳ боргирӣ шуд
audit-privacy-export_own = Гурӯҳ ҳамаи маълумотро дар бораи дархости худ боргирӣ кард

## Шахсе, ки рафтааст
privacy-person-link = Ном ва суроғаро нест кардан
privacy-person-heading = Нест кардани маълумоти шахс
privacy-person-lead = Ном, суроға, рамз, воридшавии дуқадама, манфиатҳои изҳоршуда ва қайдҳои шахсӣ барои ҳамеша нест карда мешаванд. Он чи қонун ва муҳосибот талаб мекунад, бо код (масалан, P-7) мемонад: таърих, овозҳо, холҳо, тасдиқҳо. Протоколҳои имзошуда тағйир намеёбанд.
privacy-person-first = Аввал
privacy-person-cases = Дархостҳо ва мукотибаҳои кушодаро супоред: { $n }
privacy-person-readings = Хондани дархостҳоро барои шуро супоред: { $n }
privacy-person-meetings = Протоколи маҷлисҳое, ки ӯ раисашон аст, бояд имзо шавад: { $n }
privacy-person-reason = Сабаб
    .hint = Он дар таърих мемонад: дар он номи одамонро нанависед
privacy-person-button = Барои ҳамеша нест кардан
privacy-person-back = Бозгашт ба шахс
privacy-person-erased = Ном ва суроға нест карда шуданд.
privacy-work-open = Ин шахс корҳои кушода дорад: аввал онҳоро супоред
audit-privacy-erase_person = Ном ва суроға нест карда шуд

## Чаро рад шуд
privacy-held = Нест кардани ин дархост манъ аст
privacy-held-already = Манъ аллакай ҳаст
privacy-not-held = Манъе нест, ки бардошта шавад
privacy-under-way = Нест кардан танҳо пас аз қарори шуро мумкин аст, ва агар грант бошад, пас аз анҷоми он
privacy-reason-missing = Сабабро нависед, на бештар аз 300 аломат
privacy-reference-wrong = Ин рақами ин дархост нест
privacy-span-outside = Муҳлати дарозтарин дар ин ҷо: { $most }

## Таърих
audit-privacy-erase = Дархост нест карда шуд
audit-privacy-hold = Нест кардан манъ карда шуд
audit-privacy-lift = Манъи нест кардан бардошта шуд
audit-privacy-set_rules = Муҳлатҳои нигоҳдорӣ тағйир ёфтанд
audit-privacy-rewrap = Калидҳо бо калиди асосии нав аз нав рамзгузорӣ шуданд
audit-value-retention = муҳлати нигоҳдорӣ гузашт
audit-value-request = бо хоҳиш
subject-hold = Манъи нест кардан
subject-erasure = Нест кардан
subject-retention = Муҳлатҳои нигоҳдорӣ
notice-erasure-coming = Баъзе дархостҳо ба зудӣ нест карда мешаванд
    .body =
        Мувофиқи қоидаҳои нигоҳдорӣ дар ду ҳафтаи наздик баъзе дархостҳо ва грантҳо нест карда мешаванд. Агар яке аз онҳоро дарозтар нигоҳ доштан лозим бошад, масалан аз сабаби баҳс, нест кардани онро манъ кунед.

        Аввалинҳо нест карда мешаванд: { $deadline }
        Чӣ: { $reference }

        { $link }
