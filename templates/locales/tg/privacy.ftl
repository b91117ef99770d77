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
    .hint = Чанд моҳ пас аз қарор
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
