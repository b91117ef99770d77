# People, their accounts, signing in.

people-heading = Корбарон
people-name = Ном
people-roles = Нақшҳо
people-state = Ҳисоби корбарӣ
people-email = Почтаи электронӣ
people-language = Забон
people-zone = Минтақаи вақт
people-signed-in = Воридшавии охирин
people-never = Ҳанӯз не
people-state-invited = даъват шудааст
people-state-active = фаъол
people-state-disabled = баста
people-state-erased = нест карда шудааст
people-erased-on = Кай нест карда шуд
people-erased = Ном ва суроғаи ин шахс нест карда шудаанд. Амалҳои ӯ бо код мемонанд.
people-still-active = Аввал ҳисоби корбариро бандед
people-search = Ном ё почта
people-search-button = Ҷустуҷӯ кардан
people-count = Ёфт шуд: { $n }
people-none = Касе ёфт нашуд

## Adding
people-add-heading = Шахсеро илова кардан
people-add-text = Ба ин шахс бо почта даъватнома бо пайванди воридшавӣ фиристода мешавад. Пайванд як бор кор мекунад ва ҳафт рӯз эътибор дорад.
people-add-name = Ном
    .hint = Чунон ки ҳамкорон мешиносанд
people-add-email = Почтаи электронӣ
people-add-roles = Нақшҳо
people-add-language = Забони мактубҳо
people-add-country = Кишвар
people-no-country = Нишон дода нашудааст
people-add-zone = Минтақаи вақт
    .hint = Масалан Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
people-add-button = Илова ва даъват кардан
people-added = Шахс илова шуд. Даъватнома фиристода мешавад.

## One person
people-change-roles = Нақшҳоро тағйир додан
people-person-roles = Нақшҳо
people-roles-button = Нақшҳоро захира кардан
people-account = Ҳисоби корбарӣ
people-disable-button = Ҳисоби корбариро бастан
people-enable-button = Ҳисоби корбариро аз нав кушодан
people-invite-button = Даъватномаро боз фиристодан
people-roles-changed = Нақшҳо захира шуданд.
people-disabled = Ҳисоби корбарӣ баста шуд. Ҳамаи сеансҳои он ба охир расиданд.
people-sign-out-button = Ба ҳамаи сеансҳо хотима додан
people-signed-out-there = Ҳамаи сеансҳои ин шахс ба охир расиданд. Ҳисоби корбарӣ кушода монд.
people-sign-out-all-heading = Ба сеансҳои ҳама хотима додан
people-sign-out-all-text = Барои ҳолате, ки рамз ё сервер ба дасти бегона афтода бошад. Ҳамаи сеансҳо, аз ҷумла сеансҳои гурӯҳҳо, дарҳол ба охир мерасанд, ба ҷуз сеанси Шумо дар ин ҷо. Ҳисобҳои корбарӣ кушода мемонанд, матни навишташуда гум намешавад.
people-sign-out-all-button = Ба сеансҳои ҳама хотима додан
people-signed-out-all = Сеансҳои ҳамаи дигарон ба охир расиданд.
people-enabled = Ҳисоби корбарӣ аз нав кушода шуд.
people-invited = Даъватнома фиристода мешавад.

## One's own account
people-me-language = Забони ман
    .hint = Мактубҳо ба Шумо бо ин забон навишта мешаванд
people-me-button = Забонро захира кардан
people-language-set = Забон захира шуд.
people-back = Бозгашт ба ҳисоби ман
people-password-heading = Рамз гузоштан
people-password-text = Бо рамзи нав Шумо дар ин ҷо мемонед. Дар ҳамаи ҷойҳои дигар сеансҳо ба охир мерасанд.
people-password-current = Рамзи ҳозира
people-password-password = Рамзи нав
    .hint = На камтар аз 8 аломат. Якчанд калима хуб аст
people-password-button = Рамзро захира кардан
people-password-set = Рамз захира шуд.
people-password-wrong = Рамзи ҳозира дуруст нест
people-signed-out = Шумо баромадед.

## Signing in
sign-in-heading = Воридшавӣ
sign-in-email = Почтаи электронӣ
sign-in-password = Рамз
sign-in-button = Ворид шудан
sign-in-forgot = Ба ҷойи рамз пайванди воридшавиро бо почта гирифтан
sign-in-groups = Барои гурӯҳҳо:
sign-in-by-password = Бо рамз ворид шудан
sign-in-link-heading = Пайванди воридшавӣ
sign-in-link-text = Мо ба Шумо пайванде мефиристем, ки бо он бе рамз ворид мешавед. Он як бор кор мекунад ва ним соат эътибор дорад.
sign-in-link-email = Почтаи электронӣ
sign-in-link-button = Пайвандро фиристодан
sign-in-link-sent-heading = Почтаи худро бубинед
sign-in-link-sent = Агар бо ин суроға ҳисоби корбарӣ бошад, пайванд фиристода мешавад.
sign-in-link-wait = Ин метавонад чанд дақиқа давом кунад. Ба ҷузвдони «Спам» низ нигаред.
sign-in-link-press = Барои воридшавӣ тугмаро пахш кунед. Пайванд як бор кор мекунад.
sign-in-link-new = Пайванди нав хостан

## Refusals
people-email-malformed = Ин суроғаи почтаи электронӣ нест. Он чунин аст: name@example.org
people-email-taken = Ин суроға аллакай банд аст
people-name-missing = Номро нависед
people-role-missing = Ақаллан як нақшро интихоб кунед
people-sign-in-failed = Суроға ва рамз ба ҳам мувофиқ нестанд
people-too-many-tries = Кӯшишҳои нодуруст аз ҳад зиёданд. Ду дақиқа интизор шавед ё бо пайванд ворид шавед
people-link-dead = Ин пайванд истифода шудааст ё кӯҳна аст. Пайванди нав хоҳед
people-password-short = Рамз кӯтоҳ аст: на камтар аз 8 аломат лозим
people-password-common = Ин рамзро бисёриҳо истифода мебаранд, онро ёфтан осон аст. Рамзи дигарро интихоб кунед
people-password-known = Ин рамз қариб танҳо аз ном ё суроғаи Шумо ё номи барнома иборат аст, бинобар ин онро ёфтан осон аст. Рамзи дигарро интихоб кунед
people-last-administrator = Ин администратори охирин аст. Аввал каси дигарро таъин кунед
people-zone-unknown = Чунин минтақаи вақт нест. Масалан, нависед: Asia/Dushanbe

## The second factor
sign-in-code-heading = Рақам аз барнома
sign-in-code-text = Дар телефон барномаи кодҳоро кушоед ва шаш рақамеро, ки он барои ин сомона нишон медиҳад, нависед. Коди эҳтиётӣ ҳам мешавад.
sign-in-code-again = Аз нав сар кардан
sign-in-code-code = Шаш рақам
    .hint = Ё коди эҳтиётӣ
people-second-heading = Воридшавии дуқадама
people-second-text = Агар касе рамзи Шуморо донад ҳам, даромада наметавонад: ғайр аз рамз рақаме лозим аст, ки барнома дар телефони Шумо нишон медиҳад. Барои ин барнома интернет лозим нест.
people-second-asleep = Кор пас аз танзими воридшавии дуқадама оғоз мешавад.
people-second-step-app = Барномаи кодҳоро насб кунед, масалан Aegis, FreeOTP ё Google Authenticator.
people-second-step-scan = Дар барнома илова кардани ҳисобро интихоб карда, расмро скан кунед.
people-second-step-number = Шаш рақамеро, ки барнома нишон медиҳад, нависед.
people-second-picture = Коди QR барои барнома
people-second-by-hand = Агар расм скан нашавад, инро ба барнома нависед:
people-second-code = Шаш рақам
    .hint = Ҳамон тавре ки барнома ҳоло нишон медиҳад
people-second-button = Танзим кардан
people-second-since = Воридшавии дуқадама аз { $on } танзим шудааст.
people-second-codes-left = Кодҳои эҳтиётии боқимонда: { $n }
people-second-away-heading = Хомӯш кардан
people-second-away-text = Масалан, пеш аз иваз кардани телефон. Баъд онро аз нав танзим кунед.
people-second-away-button = Воридшавии дуқадамаро хомӯш кардан
people-second-away-done = Воридшавии дуқадама хомӯш карда шуд.
people-second-codes-heading = Кодҳои эҳтиётии Шумо
people-second-codes-text = Ин кодҳоро навишта гиред ва аз телефон ҷудо нигоҳ доред. Агар телефон гум шавад, бо ҳар кадоми онҳо як бор даромадан мумкин аст. Онҳо танҳо ҳоло нишон дода мешаванд.
people-second-go-on = Идома додан
people-second-reset-button = Воридшавии дуқадамаро хомӯш кардан
people-second-reset-done = Воридшавии дуқадама хомӯш карда шуд. Корбар онро пас аз воридшавии навбатӣ аз нав танзим мекунад.
people-code-wrong = Рақамҳо дуруст нестанд ё аллакай истифода шудаанд. Рақамҳои навбатиро интизор шавед
people-code-late = Вақти зиёд гузашт. Аз нав ворид шавед
people-second-set-up = Воридшавии дуқадама аллакай танзим шудааст

## Where one is signed in
people-browser = Браузери { $n }
people-browser-unknown = Браузери дигар
people-sessions-heading = Шумо дар куҷо ворид шудаед
people-sessions-text = Ҳар сатр браузерест, ки Шумо дар он ворид шудаед. Агар яке аз онҳоро нашиносед, аз он бароед ва рамзи нав гузоред. Барнома навъ ва ҷойи браузерро нигоҳ намедорад.
people-session-browser = Браузер
people-session-this = ҳамин
people-session-began = Воридшавӣ
people-session-used = Истифодаи охирин
people-session-end = Аз он баромадан
people-session-end-others = Аз ҳамаи ҷойҳои дигар баромадан
people-session-ended = Шумо аз он баромадед.
people-sessions-ended = Шумо аз ҳамаи ҷойҳои дигар баромадед.
people-session-name-heading = Номи ин браузер
people-session-name = Ном
    .hint = Масалан: ноутбуки идора. Онро танҳо Шумо мебинед
people-session-name-button = Номро захира кардан
people-session-named = Ном захира шуд.
people-device-name-long = Ном дароз аст: на бештар аз 60 аломат

## Proving who one is before an act
people-prove-heading = Тасдиқ кунед, ки ин Шумо ҳастед
people-prove-text = Барои ин қадам бояд боварӣ ҳосил кунем, ки ин Шумо ҳастед. Навиштаатон гум намешавад.
people-prove-code = Шаш рақам
    .hint = Аз барномаи кодҳо, ё коди эҳтиётӣ
people-prove-password = Рамз
people-prove-button = Тасдиқ кардан
people-prove-passkey-button = Бо калиди вуруд тасдиқ кардан
people-prove-link-text = Шумо на рамз доред ва на воридшавии дуқадама. Бо пайванди почта аз нав ворид шавед ва ин қадамро такрор кунед.
people-proved-lead = Ташаккур. Ҳанӯз чизе захира нашудааст: идома диҳед, бори дигар бинед ва тугмаро пахш кунед.

## The first start
setup-heading = Танзими аввалини барнома
setup-text = Ҳанӯз касе ҳисоби корбарӣ надорад. Ҳисоби Шумо аввалин мешавад: ҳисоби администратор, ки дигаронро даъват мекунад.
setup-name = Ном
    .hint = Чунон ки ҳамкорон Шуморо мешиносанд
setup-email = Почтаи электронӣ
setup-password = Рамз
    .hint = На камтар аз 8 аломат. Якчанд калима хуб аст
setup-language = Забони ман
setup-zone = Минтақаи вақт
    .hint = Масалан Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
setup-button = Ҳисоби маро кушодан
setup-done = Ҳисоби Шумо кушода шуд. Акнун дигаронро илова кунед.
people-open-work = Корҳои кушода
people-no-second = нест
people-set-up-already = Барнома аллакай танзим шудааст: ҳисоби корбар ҳаст

## Калидҳои вуруд (passkeys)
people-passkeys-heading = Калидҳои вуруд
people-passkey = Калиди вуруд
people-passkeys-text = Калиди вуруд (passkey) дар телефон, компютер ё калиди амниятии Шумо нигоҳ дошта мешавад. Вақте ки Шумо ворид мешавед ё тасдиқ мекунед, ки ин Шумо ҳастед, он ҷойи рақами барномаи кодҳоро мегирад. Барномаи кодҳо барои дастгоҳҳои дигар мемонад.
people-passkeys-none = Ҳанӯз калиди вуруд нест.
people-passkey-added-on = Кай илова шуд
people-passkey-add = Илова кардани калиди вуруд
people-passkey-name = Онро чӣ меномед?
    .hint = Масалан: телефони корӣ
people-passkey-add-button = Калиди вурудро илова кардан
people-passkey-remove = Нест кардан
people-passkey-added = Калиди вуруд илова шуд.
people-passkey-removed = Калиди вуруд нест карда шуд.
people-passkey-alone = Аввал барномаи кодҳоро танзим кунед: калиди вуруд иловаи он аст.
people-passkey-wrong = Калиди вуруд қабул нашуд. Боз кӯшиш кунед.
people-passkey-failed = Нашуд: дастгоҳ рад кард ё вақт гузашт. Боз кӯшиш кунед ё рақамро аз барномаи кодҳо нависед.
people-passkey-script = Барои калидҳои вуруд браузере лозим аст, ки скриптҳоро иҷро мекунад. Бе онҳо бо рақами барномаи кодҳо ворид мешаванд.
people-passkey-nowhere = Бо суроғаи ин барнома калидҳои вуруд кор намекунанд: номи домен ва пайвасти рамзгузоришуда лозим аст.
people-passkeys-enough = Дигар калиди вуруд илова кардан мумкин нест. Шумораи зиёдтарин: { $most }
sign-in-passkey-button = Бо калиди вуруд ворид шудан
sign-in-openid-button = Ворид шудан бо { $name }
people-openid-refused = Бо ин роҳ ворид шудан муяссар нашуд. Шояд бо суроғаи Шумо дар ин ҷо ҳисоби корбарӣ нест ё вақти зиёд гузашт. Бори дигар кӯшиш кунед ё бо рамз ё пайванд ворид шавед
people-openid-away = { $name } ҷавоб намедиҳад. Бо рамз ё пайванд ворид шавед ё дертар кӯшиш кунед
audit-people-passkey_added = Калиди вуруд илова шуд
audit-people-passkey_removed = Калиди вуруд нест карда шуд
