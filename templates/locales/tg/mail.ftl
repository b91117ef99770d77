# Огоҳиҳо: мавзӯи нома худи қимат аст, матн дар .body. Сатре, ки қиматаш нест, ба нома намедарояд.
# Ба гурӯҳҳо: бе ном, маблағ ва натиҷа. Танҳо $call, $deadline ва $link.

mail-hello = Салом!
mail-footer = { $programme }. Ин паём худкор фиристода шуд, ба он ҷавоб додан лозим нест.
mail-footer-group = Ин паём худкор фиристода шуд, ба он ҷавоб додан лозим нест.

mail-neutral = Барои Шумо хабар ҳаст
    .body =
        Барои Шумо хабари нав ҳаст.

        Барои хондани он саҳифаеро, ки медонед, кушоед ва коди худро нависед.

## Ба гурӯҳҳое, ки номаи пурра хостанд

notice-application-received = Дархости Шумо қабул шуд
    .body =
        Дархости Шумо қабул шуд. Ҳоло аз Шумо чизе лозим нест.

        Озмун: { $call }

        Барои донистани ҳолати он ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-more-asked = Оид ба дархости Шумо савол дорем
    .body =
        Барои идомаи кор бо дархости Шумо ба мо маълумоти иловагӣ лозим аст.

        Озмун: { $call }
        Лутфан ҷавоб диҳед то: { $deadline }

        Барои ҷавоб додан ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-not-eligible = Дархости Шумо санҷида шуд
    .body =
        Дархости Шумо санҷида шуд. Ҷавоб дар саҳифаи дархост аст.

        Озмун: { $call }

        Барои хондани он ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-decision = Оид ба дархости Шумо қарор ҳаст
    .body =
        Шуро қарор қабул кард. Қарор дар саҳифаи дархост аст.

        Озмун: { $call }

        Барои хондани он ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-payout-sent = Лутфан пардохтро тасдиқ кунед
    .body =
        Ба Шумо пардохт фиристода шуд. Вақте ки он мерасад, лутфан тасдиқ кунед.

        Озмун: { $call }

        Барои тасдиқ кардан ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-deadline-extended = Муҳлати дархости Шумо дароз карда шуд
    .body =
        Барои дархости Шумо муҳлати дертар муқаррар шуд.

        Озмун: { $call }
        Муҳлати нав: { $deadline }

        Барои анҷом додан ва фиристодан ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-draft-reminder = Сиёҳнависи Шумо ҳоло фиристода нашудааст
    .body =
        Дархости Шумо ҳамчун сиёҳнавис захира шудааст. Он ҳоло фиристода нашудааст.

        Озмун: { $call }
        Муҳлати пешниҳод: { $deadline }

        Барои анҷом додан ва фиристодани он ин саҳифаро кушоед ва коди худро нависед:
        { $link }

## Ба кормандони барнома

notice-application-arrived = Дархости нав: { $reference }
    .body =
        Дархости нав омад.

        Дархост: { $reference }
        Озмун: { $call }

        { $link }
notice-answer-arrived = Гурӯҳ ҷавоб дод: { $reference }
    .body =
        Гурӯҳ маълумоти хосташударо фиристод.

        Дархост: { $reference }
        Озмун: { $call }

        { $link }
notice-board-decided = Қарори шуро: { $reference }
    .body =
        Шуро оид ба дархост қарор қабул кард.

        Дархост: { $reference }
        Озмун: { $call }
        Маблағ: { $amount }

        { $link }

## Ба шуро

notice-reading-assigned = Дархост Шуморо интизор аст: { $reference }
    .body =
        Дархост интизор аст, ки Шумо онро хонед ва баҳо диҳед.

        Озмун: { $call }
        Дархост: { $reference }
        Лутфан анҷом диҳед то: { $deadline }

        Лутфан аввал нишон диҳед, ки оё бархӯрди манфиатҳо доред:
        { $link }
notice-vote-opened = Овоздиҳӣ кушода шуд: { $reference }
    .body =
        Овоздиҳӣ кушода шуд. Лутфан овоз диҳед.

        Дархост: { $reference }
        Озмун: { $call }
        Овоздиҳӣ баста мешавад: { $deadline }

        { $link }
notice-vote-reminder = Овози Шумо ҳоло нест: { $reference }
    .body =
        Овоздиҳӣ ба наздикӣ баста мешавад, вале овози Шумо ҳоло нест.

        Дархост: { $reference }
        Озмун: { $call }
        Овоздиҳӣ баста мешавад: { $deadline }

        { $link }

## Ба молия

notice-payout-to-approve = Пардохт барои тасдиқ: { $reference }
    .body =
        Пардохт омода шуд ва тасдиқро интизор аст.

        Дархост: { $reference }
        Маблағ: { $amount }
        Омода кард: { $from }

        { $link }
notice-payout-approved = Пардохт тасдиқ шуд: { $reference }
    .body =
        Пардохт тасдиқ шуд. Ҳоло онро фиристодан мумкин аст.

        Дархост: { $reference }
        Маблағ: { $amount }
        Тасдиқ кард: { $from }

        { $link }
notice-payout-sent-back = Пардохт баргардонида шуд: { $reference }
    .body =
        Пардохт тасдиқ нашуд. Лутфан сабабро бинед ва онро аз нав омода кунед.

        Дархост: { $reference }
        Маблағ: { $amount }
        Баргардонид: { $from }
        Сабаб: { $note }

        { $link }
notice-instalment-unlocked = Қисми маблағро пардохтан мумкин аст: { $reference }
    .body =
        Шартҳо иҷро шуданд. Ин қисми маблағро пардохтан мумкин аст.

        Дархост: { $reference }
        Маблағ: { $amount }

        { $link }

## Ба ҳамаи онҳое, ки ҳисоби корбарӣ доранд

notice-sign-in-link = Пайванди Шумо барои воридшавӣ
    .body =
        Барои ворид шудан ин пайвандро кушоед. Он як бор кор мекунад.
        { $link }

        Эътибор дорад то: { $deadline }

        Агар Шумо онро нахоста бошед, коре кардан лозим нест.
notice-invitation = Даъват
    .body =
        Барои Шумо ҳисоби корбарӣ кушода шуд. Ин пайвандро кушоед ва рамз интихоб кунед. Он як бор кор мекунад.
        { $link }

        Даъват кард: { $from }
        Эътибор дорад то: { $deadline }
notice-test-mail = Номаи санҷишӣ
    .body =
        Ин номаи санҷишӣ аст. Агар Шумо онро хонда тавонед, почта кор мекунад.

        { $link }

## Чаро огоҳӣ фиристода нашуд

mail-why-no-address = Нишонӣ барои нома нест
mail-why-not-wanted = Хоҳиш карданд, ки нома нафиристем
mail-why-off = Почта хомӯш аст
mail-why-disabled = Ҳисоби корбарӣ баста аст
mail-why-erased = Маълумот нест карда шуд
mail-why-malformed = Нишонӣ нодуруст навишта шудааст
mail-why-not-composed = Матнро омода кардан нашуд
mail-why-timed-out = Сервери почта сари вақт ҷавоб надод

mail-on-its-way = Ин паём ҳоло фиристода мешавад. Лутфан каме интизор шавед.
audit-mail-test = Номаи санҷишӣ фиристода шуд

## Дафтари номаҳо

mail-heading = Дафтари номаҳо
mail-letter-heading = Огоҳӣ
mail-off = Почта дар танзимот хомӯш аст: огоҳиҳо танҳо дар барнома мемонанд.
mail-files = Барнома номаҳоро дар файлҳо менависад ва чизе намефиристад. Онҳоро дар ин ҷо хонед.
mail-filter-button = Филтр кардан
mail-none = Огоҳӣ нест.
mail-state-all = Ҳама
mail-state-queued = Дар навбат
mail-state-claimed = Фиристода мешавад
mail-state-sent = Фиристода шуд
mail-state-failed = Нашуд
mail-state-not-sent = Фиристода нашуд
mail-column-at = Навишта шуд
mail-column-what = Огоҳӣ
mail-column-about = Дархост
mail-column-whom = Ба кӣ
mail-column-state = Ҳолат
mail-column-sent = Фиристода шуд
mail-column-answer = Ҷавоби сервер
mail-fact-attempts = Шумораи кӯшишҳо
mail-fact-due = Кӯшиши навбатӣ
mail-tried = Шумораи кӯшишҳо: { $n }
mail-whom-group = Гурӯҳ, дархост: { $reference }
mail-whom-gone = Маълумот нест карда шуд
mail-text-heading = Матн
mail-text-none = Матн танҳо пас аз фиристодан захира мешавад.
mail-back = Бозгашт ба дафтари номаҳо
mail-resend-button = Аз нав фиристодан
mail-resent = Огоҳӣ барои фиристодани такрорӣ дар навбат аст.
mail-test-button = Ба ман номаи санҷишӣ фиристодан
mail-test-queued = Номаи санҷишӣ дар навбати фиристодан аст.

# Payouts in question
notice-payout-doubted = Савол дар бораи пардохт: { $reference }
    .body =
        Гурӯҳ мегӯяд, ки маблағ камтар аз фиристодашуда расид ё тамоман нарасид. Лутфан аз бонк пурсед.

        Фиристода шуд: { $amount }

        { $link }
## Ба кормандони барнома дар бораи худи почта

notice-mail-failing = Баъзе номаҳо нарасиданд
    .body =
        Баъзе номаҳоро расонидан нашуд ё онҳо баргаштанд.

        Лутфан дафтари номаҳоро бинед ва бо ин гурӯҳҳо бо роҳи дигар тамос гиред:
        { $link }

mail-why-bounced = Нома аз ин суроға баргашт
mail-paused-already = Инро аллакай каси дигар кардааст
mail-reached-already = Аллакай навишта шудааст, ки бо гурӯҳ тамос гирифтанд
mail-paused = Почта аз { $at } боздошта шудааст ({ $by }). Огоҳиҳо интизоранд.
mail-pause-button = Тамоми почтаро боздоштан
mail-resume-button = Почтаро идома додан
mail-pause-begun = Почта боздошта шуд.
mail-pause-ended = Почта боз кор мекунад.
mail-age = Кӯҳнатаринаш интизор аст, дақиқа: { $n }
mail-failed-count = Шумораи номаҳое, ки расонидан нашуд: { $n }.
mail-failed-link = Нишон додан
mail-reach-count = Шумораи огоҳиҳо ба гурӯҳҳо, ки бо почта фиристода нашуданд: { $n }.
mail-reach-heading = Гурӯҳҳо барои тамос
mail-reach-lead = Ин гурӯҳҳо нома намегиранд ё номаҳо баргаштанд. Бо онҳо бо роҳи бехатар тамос гиред.
mail-reach-none = Касе интизор нест.
mail-reach-why = Сабаб
mail-reach-task = Тамос бо гурӯҳ
mail-reach-text = Матн барои нусхабардорӣ
mail-reach-how = Роҳҳои бехатари тамос дар саҳифаи дархост кушода мешаванд:
mail-reach-language = Забоне, ки гурӯҳ мехонад
mail-reach-link = Бо гурӯҳ бо роҳи дигар тамос гирифтан
mail-reach-back = Бозгашт ба рӯйхати гурӯҳҳо
mail-reach-button = Бо гурӯҳ тамос гирифта шуд
mail-reach-means = Бо кадом роҳ
mail-reach-note = Эзоҳ
    .hint = Бе ном, рақам ва суроға.
mail-reached = Навишта шуд, ки бо гурӯҳ тамос гирифтанд.
audit-mail-pause = Тамоми почта боздошта шуд
audit-mail-resume = Почта идома дода шуд
audit-mail-bounce = Нома баргашт
audit-mail-reach = Бо гурӯҳ берун аз почта тамос гирифта шуд
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = Бо телефон
mail-means-trusted-person = Тавассути шахси боэътимод
mail-means-visit = Ҳангоми боздид
mail-means-other = Бо роҳи дигар

### Reports
notice-report-arrived = Ҳисобот омад: { $reference }
    .body =
        Гурӯҳ ҳисобот фиристод. Лутфан онро хонед: шояд қисми маблағ мунтазири он бошад.

        Дархост: { $reference }

        { $link }
notice-report-returned = Лутфан ҳисоботро тағйир диҳед
    .body =
        Ҳисоботи Шумо хонда шуд. Лутфан он чиро, ки мепурсанд, тағйир диҳед ва аз нав фиристед.

        Озмун: { $call }

        Барои тағйир додан ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-report-accepted = Ҳисоботи Шумо қабул шуд
    .body =
        Ҳисоботи Шумо қабул шуд. Ташаккур.

        Озмун: { $call }

        Барои дидан ин саҳифаро кушоед ва коди худро нависед:
        { $link }

notice-new-device = Воридшавӣ аз браузери нав
    .body =
        Касе ба ҳисоби Шумо аз браузере ворид шуд, ки пештар истифода нашуда буд.
        Агар ин Шумо бошед, коре кардан лозим нест.
        Агар Шумо набошед, ин саҳифаро кушоед, аз ҳама ҷо бароед ва рамзи нав гузоред:
        { $link }

notice-roles-changed = Нақшҳои Шумо тағйир ёфтанд
    .body =
        Администратор он чиро, ки Шумо дар барнома карда метавонед, тағйир дод.
        Нақшҳои Шумо акнун дар ин саҳифа нишон дода шудаанд:
        { $link }
## Messages between groups and the programme

notice-message-from-staff = Паём барои Шумо
    .body =
        Дар бораи дархости Шумо паём ҳаст.

        Озмун: { $call }

        Барои хондан ва ҷавоб додан ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-message-from-group = Гурӯҳ паём навишт: { $reference }
    .body =
        Аз гурӯҳ паёми нав омад.

        Дархост: { $reference }
        Озмун: { $call }

        { $link }
notice-messages-given = Ба гурӯҳ ҷавоб диҳед: { $reference }
    .body =
        Аз Шумо хоҳиш мекунанд, ки бо гурӯҳ мукотиба кунед.

        Дархост: { $reference }
        Озмун: { $call }
        Кӣ хоҳиш мекунад: { $from }

        { $link }
mail-messages-heading = Паёмҳо
mail-messages-lead = Агар савол дошта бошед, ин ҷо нависед. Ҷавоб ҳам ин ҷо меояд.
mail-messages-none = Ҳоло ҳеҷ кас нанавиштааст.
mail-messages-case = Дархост
mail-messages-back = Бозгашт ба дархости Шумо
mail-messages-link = Паёмҳо
mail-messages-news = Паёмҳои нав барои Шумо: { $n }.
mail-messages-aside = Дар паҳлуи паёмҳо
mail-messages-no-mail = Ин гурӯҳ мактуб намегирад ва паёмҳоро танҳо вақте мехонад, ки саҳифаи худро кушояд. Ба он бо роҳи бехатараш хабар диҳед.
mail-message-by-you = Шумо
mail-message-by-group = Гурӯҳ
mail-message-by-programme = Барнома
mail-message-read = Хонда шуд: { $at }
mail-message-unread = Ҳоло хонда нашудааст
mail-message-heading = Паём навиштан
mail-message-language = Гурӯҳ мехонад:
mail-message-text = Ҷавоби тайёр
mail-message-text-button = Гузоштан
mail-message-body = Паём
mail-message-file = Файл
mail-message-file-limits = { $kinds }, аз { $size } зиёд не. Дар як паём як файл.
mail-message-button = Фиристодан
mail-message-sent = Паём фиристода шуд.
mail-too-many-messages = Имрӯз аллакай { $max } паём фиристода шуд. Пагоҳ боз нависед.
mail-give-heading = Кӣ ҷавоб медиҳад
mail-give-person = Супоридан ба
mail-give-nobody = Ҳеҷ кас махсусан
mail-give-button = Супоридан
mail-given = Навишта шуд, ки кӣ ҷавоб медиҳад.
mail-settle-button = Ҷавоб лозим нест
mail-settled = Паёмҳо дигар мунтазири ҷавоб нестанд.
mail-notes-heading = Қайдҳои дохилӣ
mail-notes-lead = Онҳоро танҳо кормандони барнома мехонанд. Гурӯҳ онҳоро намебинад.
mail-notes-link = Қайд навиштан
mail-waiting-heading = Паёмҳо аз гурӯҳҳо
mail-waiting-lead = Ин гурӯҳҳо навиштаанд ва мунтазири ҷавобанд. Онҳое, ки аз ҳама дертар мунтазиранд, дар болоянд.
mail-waiting-none = Ҳеҷ гурӯҳ мунтазири ҷавоб нест.
mail-waiting-mine = Танҳо онҳое, ки ба ман супорида шудаанд
mail-waiting-all = Ҳама
mail-column-group = Гурӯҳ
mail-column-since = Мунтазир аз
mail-column-messages = Паёмҳо
mail-column-language = Забон
mail-answers-heading = Ҷавобҳои тайёр
mail-answers-lead = Матнҳо барои саволҳои зуд-зуд, ҳар кадом ба забони худ. Дар саҳифаи паёмҳо матнро гузошта, тағйир додан мумкин аст. Номи гурӯҳҳоро нанависед.
mail-answers-none = Ҳоло матн нест.
mail-answer-new = Матни нав
mail-answer-heading = Ҷавоби тайёр
mail-answer-name = Номи матн
mail-answer-language = Забон
mail-answer-body = Матн
mail-answer-button = Захира кардан
mail-answer-retire = Аз рӯйхат гирифтан
mail-answer-kept = Матн захира шуд.
mail-answer-retired = Матн аз рӯйхат гирифта шуд.
mail-answer-name-missing = Ба матн ном диҳед
audit-mail-message = Паём навишта шуд
audit-mail-give-messages = Муайян шуд, ки ба гурӯҳ кӣ ҷавоб медиҳад
audit-mail-settle-messages = Қайд шуд, ки ҷавоб лозим нест
audit-mail-keep-answer = Ҷавоби тайёр захира шуд
audit-mail-retire-answer = Ҷавоби тайёр аз рӯйхат гирифта шуд
subject-answer-text = Ҷавоби тайёр
