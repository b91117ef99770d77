# People, their accounts, signing in.

people-heading = Кормандон
people-name = Ном
people-roles = Нақшҳо
people-state = Ҳисоби корбар
people-email = Почтаи электронӣ
people-language = Забон
people-zone = Минтақаи вақт
people-signed-in = Воридшавии охирин
people-never = Ҳанӯз не
people-state-invited = даъват шудааст
people-state-active = фаъол
people-state-disabled = баста
people-search = Ном ё почта
people-search-button = Ҷустуҷӯ кардан
people-count = Ёфт шуд: { $n }
people-none = Касе ёфт нашуд

## Adding
people-add-heading = Шахсеро илова кардан
people-add-text = Ин шахс бо почта даъватномаро бо пайванди воридшавӣ мегирад. Пайванд як бор ва ҳафт рӯз кор мекунад.
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
people-change-roles = Тағйири нақшҳо
people-person-roles = Нақшҳо
people-roles-button = Нақшҳоро захира кардан
people-account = Ҳисоби корбар
people-disable-button = Ҳисоби корбарро бастан
people-enable-button = Ҳисоби корбарро аз нав кушодан
people-invite-button = Даъватномаро боз фиристодан
people-roles-changed = Нақшҳо захира шуданд.
people-disabled = Ҳисоби корбар баста шуд. Ҳамаи сеансҳои он ба охир расиданд.
people-enabled = Ҳисоби корбар аз нав кушода шуд.
people-invited = Даъватнома фиристода мешавад.

## One's own account
people-me-language = Забони ман
    .hint = Мактубҳо ба Шумо бо ин забон навишта мешаванд
people-me-button = Забонро захира кардан
people-language-set = Забон захира шуд.
people-back = Бозгашт ба ҳисоби ман
people-password-heading = Рамз гузоштан
people-password-text = Бо рамзи нав Шумо дар ин ҷо мемонед. Дар ҳамаи ҷойҳои дигар сеансҳо ба охир мерасанд.
people-password-current = Рамзи пештара
people-password-password = Рамзи нав
    .hint = На камтар аз 8 аломат. Якчанд калима хуб аст
people-password-button = Рамзро захира кардан
people-password-set = Рамз захира шуд.
people-password-wrong = Рамзи пештара дуруст нест
people-signed-out = Шумо баромадед.

## Signing in
sign-in-heading = Воридшавӣ
sign-in-email = Почтаи электронӣ
sign-in-password = Рамз
sign-in-button = Ворид шудан
sign-in-forgot = Ба ҷои рамз пайванди воридшавиро бо почта гирифтан
sign-in-groups = Барои гурӯҳҳо:
sign-in-by-password = Бо рамз ворид шудан
sign-in-link-heading = Пайванди воридшавӣ
sign-in-link-text = Мо ба Шумо пайванди воридшавӣ бе рамзро мефиристем. Он як бор ва ним соат кор мекунад.
sign-in-link-email = Почтаи электронӣ
sign-in-link-button = Пайвандро фиристодан
sign-in-link-sent-heading = Почтаи худро бубинед
sign-in-link-sent = Агар бо ин суроға ҳисоби корбар бошад, пайванд фиристода мешавад.
sign-in-link-wait = Ин метавонад чанд дақиқа давом кунад. Ба ҷузвдони «Спам» низ нигаред.
sign-in-link-press = Барои воридшавӣ тугмаро пахш кунед. Пайванд як бор кор мекунад.
sign-in-link-new = Пайванди нав хостан

## Refusals
people-email-malformed = Ин суроғаи почта нест. Он чунин аст: name@example.org
people-email-taken = Ин суроға аллакай банд аст
people-name-missing = Номро нависед
people-role-missing = Ақаллан як нақшро интихоб кунед
people-sign-in-failed = Суроға ва рамз ба ҳам мувофиқ нестанд
people-too-many-tries = Кӯшишҳои нодуруст аз ҳад зиёданд. Ду дақиқа интизор шавед ё бо пайванд ворид шавед
people-link-dead = Ин пайванд истифода шудааст ё кӯҳна аст. Пайванди нав хоҳед
people-password-short = Рамз кӯтоҳ аст: на камтар аз 8 аломат лозим
people-password-common = Ин рамзро бисёриҳо истифода мебаранд, онро ёфтан осон аст. Дигарашро интихоб кунед
people-last-administrator = Ин администратори охирин аст. Аввал каси дигарро таъин кунед
people-zone-unknown = Чунин минтақаи вақт нест. Масалан, нависед: Asia/Dushanbe

## The second factor
sign-in-code-heading = Рақам аз барнома
sign-in-code-text = Дар телефон барномаи рамзҳоро кушоед ва шаш рақамеро, ки барои ин барнома нишон медиҳад, нависед. Рамзи эҳтиётӣ ҳам мешавад.
sign-in-code-again = Аз нав сар кардан
sign-in-code-code = Шаш рақам
    .hint = Ё рамзи эҳтиётӣ
people-second-heading = Омили дуюм
people-second-text = Агар касе рамзи Шуморо донад ҳам, даромада наметавонад: ғайр аз рамз рақам аз барномаи телефони Шумо лозим аст. Ба барнома интернет даркор нест.
people-second-asleep = Кор пас аз танзими омили дуюм оғоз мешавад.
people-second-step-app = Барномаи рамзҳоро насб кунед, масалан Aegis, FreeOTP ё Google Authenticator.
people-second-step-scan = Дар барнома илова кардани ҳисобро интихоб намуда, расмро скан кунед.
people-second-step-number = Шаш рақамеро, ки барнома нишон медиҳад, нависед.
people-second-picture = Рамзи QR барои барнома
people-second-by-hand = Агар расм скан нашавад, инро ба барнома нависед:
people-second-code = Шаш рақам
    .hint = Ҳамон тавре ки барнома ҳоло нишон медиҳад
people-second-button = Танзим кардан
people-second-since = Омили дуюм аз { $on } танзим шудааст.
people-second-codes-left = Рамзҳои эҳтиётии боқимонда: { $n }
people-second-away-heading = Хомӯш кардан
people-second-away-text = Масалан, пеш аз иваз кардани телефон. Баъд онро аз нав танзим кунед.
people-second-away-button = Омили дуюмро хомӯш кардан
people-second-away-done = Омили дуюм хомӯш карда шуд.
people-second-codes-heading = Рамзҳои эҳтиётии Шумо
people-second-codes-text = Ин рамзҳоро навишта гиред ва аз телефон ҷудо нигоҳ доред. Агар телефон гум шавад, бо ҳар кадоми онҳо як бор даромадан мумкин аст. Онҳо танҳо ҳоло нишон дода мешаванд.
people-second-go-on = Идома додан
people-second-reset-button = Омили дуюмро хомӯш кардан
people-second-reset-done = Омили дуюм хомӯш карда шуд. Корбар онро пас аз воридшавии навбатӣ аз нав танзим мекунад.
people-code-wrong = Рақамҳо дуруст нестанд ё аллакай истифода шудаанд. Рақамҳои навбатиро интизор шавед
people-code-late = Вақти зиёд гузашт. Аз нав ворид шавед
people-second-set-up = Омили дуюм аллакай танзим шудааст

## Where one is signed in
people-browser = Браузери { $n }
people-browser-unknown = Браузери дигар
people-sessions-heading = Шумо дар куҷо ворид шудаед
people-sessions-text = Ҳар сатр браузерест, ки Шумо дар он ворид шудаед. Агар яке аз онҳоро нашиносед, аз он бароед ва рамзи нав гузоред. Ин кадом браузер аст ва дар куҷост, барнома нигоҳ намедорад.
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
people-device-name-long = Ном дароз аст: на зиёда аз 60 аломат

## Proving who one is before an act
people-prove-heading = Тасдиқ кунед, ки ин Шумо ҳастед
people-prove-text = Барои ин қадам бояд боварӣ ҳосил кунем, ки ин Шумо ҳастед. Навиштаатон гум намешавад.
people-prove-code = Шаш рақам
    .hint = Аз барномаи телефон ё рамзи эҳтиётӣ
people-prove-password = Рамз
people-prove-button = Тасдиқ кардан
people-prove-link-text = Шумо на рамз доред ва на омили дуюм. Бо пайванди почта аз нав ворид шавед ва ин қадамро такрор кунед.
people-proved-lead = Ташаккур. Ҳоло чизе захира нашудааст: идома диҳед, бори дигар бинед ва тугмаро пахш кунед.

## The first start
setup-heading = Танзими аввалин
setup-text = Ҳоло касе ҳисоби корбар надорад. Ҳисоби Шумо аввалин мешавад: ҳисоби администратор, ки дигаронро даъват мекунад.
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
people-open-work = Кори кушода
people-no-second = нест
