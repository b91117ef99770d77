# Чӣ то кай нигоҳ дошта мешавад ва чӣ тоза карда мешавад.

nav-privacy = Нигоҳдории маълумот
privacy-heading = Нигоҳдорӣ ва тозакунии маълумот
privacy-lead = Мувофиқи қоидаҳои барнома дар рӯзҳои наздик ({ $days }) чӣ тоза карда мешавад ва чӣ аллакай тоза шудааст. Маълумоти тозашударо ҳеҷ кас барқарор карда наметавонад.
privacy-due-heading = Тоза карда мешавад
privacy-due-none = Дар рӯзҳои наздик чизе тоза карда намешавад.
privacy-due-on = Санаи тозакунӣ
privacy-hold = Манъи тозакунӣ
privacy-held-tag = Тоза кардан манъ аст
privacy-erased-heading = Тозашуда
privacy-erased-none = Ҳанӯз чизе тоза нашудааст.
privacy-erased-at = Кай тоза шуд
privacy-erased-why = Чаро
privacy-erased-by = Кӣ тоза кард
privacy-erased-what = Чӣ
privacy-newest = Аввал навҳо
privacy-older = Пештараҳо
privacy-why-retention = муҳлати нигоҳдорӣ гузашт
privacy-why-request = бо хоҳиш
privacy-count-answers = ҷавобҳо: { $count }
privacy-count-files = файлҳо: { $count }
privacy-count-entries = қайдҳо ва эзоҳҳо: { $count }
privacy-count-letters = мактубҳо: { $count }
privacy-count-contacts = тамосҳо: { $count }
privacy-count-payees = гирандагони маблағ: { $count }

## Қоидаҳо
privacy-rules-link = Қоидаҳоро тағйир додан
privacy-rules-heading = Муҳлати нигоҳдории маълумот
privacy-rules-lead = Вақте муҳлат мегузарад, ҳар чизе ки одамон навиштаанд, тоза карда мешавад: ҷавобҳо, файлҳо, мактубҳо, қайдҳо, тамосҳо, маълумоти бонкӣ. Маблағҳо, санаҳо ва қарорҳо мемонанд. 0: то касе тоза накунад, нигоҳ дошта мешавад.
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
privacy-case-link = Манъи тозакунӣ ё тоза кардан
privacy-case-heading = Маълумоти дархости
privacy-case-lead = Манъ ҳар гуна тозакуниро бозмедорад, масалан, то вақте ки ҳуҷҷатҳо барои санҷиш ё суд лозиманд. Тозакунӣ ҳар чизеро, ки одамон дар ин дархост ва дар бораи он навиштаанд, нест мекунад.
privacy-case-deed = Чӣ бояд кард
privacy-case-hold = Тозакуниро манъ кардан
    .hint = То бардоштани манъ чизе тоза карда намешавад
privacy-case-lift = Манъро бардоштан
    .hint = Пас аз ин қоидаҳои нигоҳдорӣ боз амал мекунанд
privacy-case-erase = Барои ҳамеша тоза кардан
    .hint = Инро баргардондан мумкин нест. Агар ин ягона дархости гурӯҳ бошад, тамосҳо ва маълумоти бонкии он низ тоза мешаванд
privacy-case-reason = Сабаб
    .hint = Сабаби тозакунӣ дар ҳисобот мемонад: дар он номи одамонро нанависед
privacy-case-reference = Рақами дархост
    .hint = Танҳо барои тозакунӣ: онро нависед, то дархости дигар тоза нашавад
privacy-case-button = Иҷро кардан
privacy-case-back = Бозгашт ба дархост
privacy-case-held = Тоза кардани ин дархост манъ шуд.
privacy-case-lifted = Манъ бардошта шуд.
privacy-case-erased = Дархост тоза карда шуд.

## Чаро рад шуд
privacy-held = Тоза кардани ин дархост манъ аст
privacy-held-already = Манъ аллакай ҳаст
privacy-not-held = Манъе нест, ки бардошта шавад
privacy-under-way = Танҳо пас аз қарори шуро тоза кардан мумкин аст, ва агар грант бошад, пас аз анҷоми он
privacy-reason-missing = Сабабро нависед, на бештар аз 300 аломат
privacy-reference-wrong = Ин рақами ин дархост нест
privacy-span-outside = Муҳлати дарозтарин дар ин ҷо: { $most }

## Таърих
audit-privacy-erase = Дархост тоза карда шуд
audit-privacy-hold = Тозакунӣ манъ карда шуд
audit-privacy-lift = Манъи тозакунӣ бардошта шуд
audit-privacy-set_rules = Муҳлатҳои нигоҳдорӣ тағйир ёфтанд
audit-privacy-rewrap = Калидҳо бо калиди асосии нав аз нав рамзгузорӣ шуданд
audit-value-retention = муҳлати нигоҳдорӣ гузашт
audit-value-request = бо хоҳиш
subject-hold = Манъи тозакунӣ
subject-erasure = Тозакунӣ
subject-retention = Муҳлатҳои нигоҳдорӣ
