# Огоҳиҳо: мавзӯи мактуб худи қимат аст, матн дар .body. Сатре, ки қиматаш нест, ба мактуб намедарояд.
# Ба гурӯҳҳо: бе ном, маблағ ва натиҷа. Танҳо $call, $deadline ва $link.

mail-hello = Салом!
mail-footer = { $programme }. Ин паём худкор фиристода шуд, ба он ҷавоб додан лозим нест.
mail-footer-group = Ин паём худкор фиристода шуд, ба он ҷавоб додан лозим нест.

mail-neutral = Барои Шумо хабар ҳаст
    .body =
        Барои Шумо хабари нав ҳаст.

        Барои хондани он саҳифаеро, ки медонед, кушоед ва коди худро нависед.

## Ба гурӯҳҳое, ки мактуби пурра хостанд

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
notice-invited-on = Шумо ба марҳилаи навбатӣ даъват шудед
    .body =
        Дархости Шумо ба марҳилаи навбатӣ даъват шуд.

        Озмун: { $call }
        Муҳлати пешниҳод: { $deadline }

        Барои идома ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-draft-reminder = Сиёҳнависи Шумо ҳанӯз фиристода нашудааст
    .body =
        Дархости Шумо ҳамчун сиёҳнавис захира шудааст. Он ҳанӯз фиристода нашудааст.

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
notice-concern-arrived = Муроҷиати махфӣ омад
    .body =
        Касе махфӣ навишт: шикоят, эътироз ё хабар. Лутфан бубинед.

        { $link }
notice-case-assigned = Дархост ба Шумо супурда шуд: { $reference }
    .body =
        Дархост ба Шумо супурда шуд.

        Дархост: { $reference }

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
        Як дархостро хондан ва баҳо додан лозим аст.

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
notice-vote-reminder = Шумо ҳанӯз овоз надодаед: { $reference }
    .body =
        Овоздиҳӣ ба наздикӣ баста мешавад, вале Шумо ҳанӯз овоз надодаед.

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
notice-test-mail = Мактуби санҷишӣ
    .body =
        Ин мактуби санҷишӣ аст. Агар Шумо онро хонда тавонед, почта кор мекунад.

        { $link }

## Чаро огоҳӣ фиристода нашуд

mail-why-no-address = Нишонӣ барои мактуб нест
mail-why-not-wanted = Хоҳиш карданд, ки мактуб нафиристем
mail-why-off = Почта хомӯш аст
mail-why-disabled = Ҳисоби корбарӣ баста аст
mail-why-erased = Маълумот нест карда шуд
mail-why-malformed = Суроға нодуруст навишта шудааст
mail-why-not-composed = Матн омода карда нашуд
mail-why-timed-out = Сервери почта сари вақт ҷавоб надод

mail-on-its-way = Ин паём ҳоло фиристода мешавад. Лутфан каме интизор шавед.
audit-mail-test = Мактуби санҷишӣ фиристода шуд

## Дафтари мактубҳо

mail-heading = Дафтари мактубҳо
mail-letter-heading = Огоҳӣ
mail-off = Почта дар танзимот хомӯш аст: огоҳиҳо танҳо дар барнома мемонанд.
mail-files = Барнома мактубҳоро дар файлҳо менависад ва чизе намефиристад. Онҳоро дар ин ҷо хонед.
mail-filter-button = Филтр кардан
mail-none = Огоҳӣ нест.
mail-state-all = Ҳама
mail-state-queued = Дар навбат
mail-state-claimed = Фиристода мешавад
mail-state-sent = Фиристода шуд
mail-state-failed = Нарасид
mail-state-not-sent = Фиристода нашуд
mail-column-at = Навишта шуд
mail-column-what = Огоҳӣ
mail-column-about = Дархост
mail-column-whom = Ба кӣ
mail-column-state = Ҳолат
mail-column-sent = Фиристода шуд
mail-column-answer = Ҷавоби сервер
mail-fact-attempts = Шумораи кӯшишҳо
mail-until-released = То эълони натиҷаҳо нигоҳ дошта мешавад
mail-fact-due = Кӯшиши навбатӣ
mail-tried = Шумораи кӯшишҳо: { $n }
mail-whom-group = Гурӯҳ, дархост: { $reference }
mail-whom-gone = Маълумот нест карда шуд
mail-text-heading = Матн
mail-text-none = Матн танҳо пас аз фиристодан захира мешавад.
mail-back = Бозгашт ба дафтари мактубҳо
mail-resend-button = Аз нав фиристодан
mail-resent = Огоҳӣ барои фиристодани такрорӣ дар навбат аст.
mail-test-button = Ба ман мактуби санҷишӣ фиристодан
mail-test-queued = Мактуби санҷишӣ дар навбати фиристодан аст.

# Payouts in question
notice-payout-doubted = Савол дар бораи пардохт: { $reference }
    .body =
        Гурӯҳ мегӯяд, ки маблағ камтар аз фиристодашуда расид ё тамоман нарасид. Лутфан аз бонк пурсед.

        Фиристода шуд: { $amount }

        { $link }
## Ба кормандони барнома дар бораи худи почта

notice-mail-failing = Баъзе мактубҳо нарасиданд
    .body =
        Баъзе мактубҳо нарасиданд ё баргаштанд.
        Баъзе мактубҳоро расонидан нашуд ё онҳо баргаштанд.

        Лутфан дафтари мактубҳоро бинед ва бо ин гурӯҳҳо бо роҳи дигар тамос гиред:
        { $link }

mail-why-bounced = Мактуб аз ин суроға баргашт
mail-paused-already = Инро аллакай каси дигар кардааст
mail-reached-already = Аллакай навишта шудааст, ки бо гурӯҳ тамос гирифтанд
mail-paused = Почта аз { $at } боздошта шудааст ({ $by }). Огоҳиҳо то давом ёфтани он мунтазиранд.
mail-pause-button = Тамоми почтаро боздоштан
mail-resume-button = Почтаро боз ба кор андохтан
mail-pause-begun = Почта боздошта шуд.
mail-pause-ended = Почта боз кор мекунад.
mail-age = Кӯҳнатаринаш интизор аст, дақиқа: { $n }
mail-reach-heading = Гурӯҳҳое, ки бо онҳо бояд тамос гирифт
mail-failed-count = Шумораи мактубҳое, ки расонидан нашуд: { $n }.
mail-failed-link = Нишон додан
mail-reach-count = Шумораи огоҳиҳо ба гурӯҳҳо, ки бо почта фиристода нашуданд: { $n }.
mail-reach-lead = Ин гурӯҳҳо мактуб намегиранд ё мактубҳо баргаштанд. Бо онҳо бо роҳи бехатар тамос гиред.
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
audit-mail-resume = Почта боз ба кор андохта шуд
audit-mail-bounce = Мактуб баргашт
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


        Барои тағйир додан ин саҳифаро кушоед ва коди худро нависед:
        { $link }


        Барои дидан ин саҳифаро кушоед ва коди худро нависед:
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
mail-messages-lead = Агар савол дошта бошед, дар ин ҷо нависед. Ҷавоб ҳам дар ин ҷо меояд.
mail-messages-none = Ҳанӯз касе нанавиштааст.
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
mail-message-unread = Ҳанӯз хонда нашудааст
mail-message-heading = Паём навиштан
mail-message-language = Гурӯҳ мехонад:
mail-message-text = Ҷавоби тайёр
mail-message-text-button = Ба паём гузоштан
mail-message-body = Паём
mail-message-file = Файл
mail-message-file-limits = { $kinds }, на бештар аз { $size }. Дар як паём як файл.
mail-message-button = Фиристодан
mail-message-sent = Паём фиристода шуд.
mail-too-many-messages = Имрӯз аллакай { $max } паём фиристода шуд. Пагоҳ боз нависед.
mail-give-heading = Кӣ ҷавоб медиҳад
mail-give-person = Супоридан ба
mail-give-nobody = Шахси муайян нест
mail-give-button = Супоридан
mail-given = Навишта шуд, ки кӣ ҷавоб медиҳад.
mail-settle-button = Ҷавоб лозим нест
mail-settled = Паёмҳо дигар мунтазири ҷавоб нестанд.
mail-notes-heading = Қайдҳои дохилӣ
mail-notes-lead = Онҳоро танҳо кормандони барнома мехонанд. Гурӯҳ онҳоро намебинад.
mail-notes-link = Қайд навиштан
mail-waiting-heading = Паёмҳо аз гурӯҳҳо
mail-waiting-lead = Ин гурӯҳҳо навиштаанд ва мунтазири ҷавобанд. Онҳое, ки аз ҳама дер боз мунтазиранд, дар болоянд.
mail-waiting-none = Ҳеҷ гурӯҳ мунтазири ҷавоб нест.
mail-waiting-mine = Танҳо онҳое, ки ба ман супорида шудаанд
mail-waiting-all = Ҳама
mail-column-group = Гурӯҳ
mail-column-since = Мунтазир аз
mail-column-messages = Паёмҳо
mail-column-language = Забон
mail-answers-heading = Ҷавобҳои тайёр
mail-answers-lead = Матнҳо барои саволҳое, ки бисёр дода мешаванд, ҳар кадом ба забони худ. Дар саҳифаи паёмҳо матнро гузошта, тағйир додан мумкин аст. Номи гурӯҳҳоро нанависед.
mail-answers-none = Ҳанӯз матн нест.
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

## The rest of the notices

notice-case-opened = Дархости Шумо оғоз шуд
    .body =
        Дархости Шумо оғоз шуд. Бо код ҳар вақт ба он баргаштан мумкин аст.

        Озмун: { $call }
        Муҳлати пешниҳод: { $deadline }

        Барои идома додан ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-agreement-to-sign = Шартнома тайёр аст
    .body =
        Шартнома тайёр аст. Онро хонед ва имзо кунед.

        Озмун: { $call }
        То ин вақт имзо кунед: { $deadline }

        Барои кушодани он ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-report-due = Муҳлати ҳисобот наздик аст
    .body =
        Муҳлати ҳисобот наздик аст.

        Озмун: { $call }
        То ин вақт фиристед: { $deadline }

        Барои навиштани он ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-report-late = Ҳисобот ҳоло нарасидааст
    .body =
        Ҳисобот ҳоло нарасидааст. Агар вақти бештар лозим бошад, дар саҳифаи худ ба мо нависед.

        Озмун: { $call }
        Муҳлат буд: { $deadline }

        Ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-report-returned = Савол дар бораи ҳисоботи Шумо
    .body =
        Дар бораи ҳисоботи Шумо савол ҳаст. Онро бинед ва ҳисоботро дубора фиристед.

        Озмун: { $call }
        То ин вақт ҷавоб диҳед: { $deadline }

        Ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-report-accepted = Ҳисобот қабул шуд
    .body =
        Ҳисобот қабул шуд. Ташаккур. Ҳоло ҳеҷ кор кардан лозим нест.

        Озмун: { $call }

        Барои донистани қадами оянда ин саҳифаро кушоед ва кодро ворид кунед:
        { $link }
notice-case-closed = Ҳама кор ба анҷом расид
    .body =
        Ҳама кор ба анҷом расид. Ташаккур барои ҳамкорӣ.

        Озмун: { $call }

        Саҳифаи Шумо боз муддате кушода мемонад. Онро кушоед ва кодро ворид кунед:
        { $link }
notice-data-erased = Маълумоти Шумо нест карда шуд
    .body =
        Ҳар чизе, ки ба мо навишта ва фиристода будед, барои ҳамеша нест карда шуд, ин нишонӣ ҳам. Код дигар чизеро намекушояд.

        Ин паёми охирини мост. Ҳеҷ кор кардан лозим нест.
mail-neutral-last = Паёми охирин
    .body = Ин паёми охирин аст. Код дигар чизеро намекушояд. Ҳеҷ кор кардан лозим нест.
notice-reading-reminder = Хонданро ба охир расонед: { $reference }
    .body =
        Дархост ҳоло ҳам мунтазири хондан ва баҳои Шумост.

        Озмун: { $call }
        Дархост: { $reference }
        То ин вақт анҷом диҳед: { $deadline }

        { $link }
notice-emergency-now = Дархости таъҷилӣ: { $reference }
    .body =
        Дархост барои кумаки таъҷилӣ омад. Онро хонед ва ҳарчи зудтар овоз диҳед.

        Озмун: { $call }
        Дархост: { $reference }
        Қарор то ин вақт лозим: { $deadline }

        { $link }
notice-emergency-stuck = Дархости таъҷилӣ бе қарор монд: { $reference }
    .body =
        Аз рӯйи қоидаи баррасии таъҷилӣ қарор нест: овозҳо дар муҳлат нарасиданд ё қарорро ҳоло иҷро кардан мумкин нест. Лутфан ин масъаларо ҳал кунед.

        Озмун: { $call }
        Дархост: { $reference }

        { $link }
notice-stand-in-named = Дар шуро ҷойгузин номбар шуд
    .body =
        Дар шуро ҷойгузин номбар шуд. Кӣ ҳузур надорад: { $absent }. Ба ҷойи ӯ кӣ овоз медиҳад: { $name }.

        Аз: { $at }
        То: { $deadline }

        { $link }
notice-minutes-ready = Протокол тайёр аст
    .body =
        Протокол тайёр аст. Онро хонед ва агар чизе намерасад, гӯед.

        Озмун: { $call }
        Кӣ тартиб дод: { $from }
        То ин вақт хонед: { $deadline }

        { $link }
notice-deadline-passed = Муҳлат гузашт: { $call }
    .body =
        Муҳлати озмун гузашт. Дигар дархост қабул намешавад.

        Озмун: { $call }

        Дархостҳо:
        { $link }
notice-task-due = Муҳлати вазифа расид
    .body =
        Муҳлати вазифае, ки ба Шумо супорида шудааст, расид.

        Вазифа: { $note }
        Дархост: { $reference }
        Муҳлат: { $deadline }

        { $link }
notice-list-hit = Номеро санҷидан лозим аст
    .body =
        Ном ба номе аз рӯйхати таҳримҳо монанд аст. То санҷиш чизе пардохт намешавад.

        Дархост: { $reference }

        { $link }
notice-rate-missing = Қурби асъор намерасад
    .body =
        Қурби асъор намерасад. Онро ворид кунед.

        Асъорҳо: { $note }
        Барои ин рӯз лозим: { $deadline }

        { $link }
notice-statement-unmatched = Дар иқтибос сатрҳои бе ҷуфт ҳаст
    .body =
        Ба баъзе сатрҳои иқтибоси бонкӣ на пардохт ёфт шуд, на даромад. Онҳоро бинед.

        Сатрҳо: { $note }

        { $link }
notice-new-device = Воридшавӣ аз браузери нав
    .body =
        Касе ба ҳисоби Шумо аз браузере ворид шуд, ки пештар истифода нашуда буд.
        Агар ин Шумо бошед, коре кардан лозим нест.
        Агар Шумо набошед, ин саҳифаро кушоед, аз ҳама ҷо бароед ва рамзи нав гузоред:
        { $link }

        Кай: { $at }

        Агар ин Шумо бошед, ҳеҷ кор кардан лозим нест. Агар не, ҳозир рамзро иваз кунед:
        { $link }
notice-role-changed = Ҳуқуқҳои Шумо тағйир ёфтанд
    .body =
        Нақшҳои Шумо дар барнома тағйир дода шуданд.

        Кӣ тағйир дод: { $from }

        Агар инро интизор набудед, пурсед. Он чи ҳоло дастрас аст:
        { $link }
notice-digest = Он чи мунтазири Шумост
    .body =
        Инҳо аз замони мактуби гузашта омадаанд:

        { $items }

        Ба Шумо чанд вақт менависанд:
        { $link }

## How a notice waits, and what is wished

mail-why-in-digest = Дар ҷамъбаст
mail-why-quiet-hours = Хонанда дар ин соат оромӣ мехоҳад
mail-state-held = Барои ҷамъбаст
mail-preview-lead = Ҳоло фиристода нашудааст. Агар ҳозир фиристода шавад, чунин мегӯяд:
mail-wishes-heading = Ба Шумо чӣ тавр нависанд
mail-wishes-lead = Интихоб кунед, ки дар бораи ҳар воқеа мактуб кай ояд. Он чи ба бехатарии ҳисоби Шумо дахл дорад, ҳамеша фавран меояд. Вақтҳо дар минтақаи { $zone }.
mail-wishes-button = Захира кардан
mail-wishes-kept = Захира шуд.
mail-wishes-quiet-from = Оромӣ аз
    .hint = Масалан 22:00. Огоҳиҳои таъҷилӣ ба ҳар ҳол меоянд.
mail-wishes-quiet-until = Оромӣ то
mail-wishes-quiet-half = Ҳарду вақтро нависед, онҳо бояд фарқ кунанд
mail-wishes-time-malformed = Вақтро чунин нависед: 22:00
mail-pace-at-once = Фавран
mail-pace-daily = Дар ҷамъбасти рӯзона
mail-pace-weekly = Дар ҷамъбасти ҳафтаина
mail-pace-never = Ҳеҷ гоҳ бо почта
audit-mail-wishes = Интихоб шуд, ки чӣ тавр навишта шавад
mail-mode-heading = Ба Шумо чӣ тавр менависем
mail-mode-lead = Почтаи Шуморо дигарон хонда метавонанд. Он чиро интихоб кунед, ки барои Шумо бехатар аст. Инро ҳар вақт тағйир додан мумкин аст.
mail-mode-mode = Почта
mail-mode-neutral = Бетараф: танҳо он ки хабар ҳаст
    .hint = Бе ном, маблағ ва пайванд, бе ишора ба он ки дар бораи чист.
mail-mode-full = Муфассал: чӣ шуд ва пайванд
    .hint = Боз ҳам бе ном ва маблағ. Танҳо агар почтаи Шуморо каси дигар нахонад.
mail-mode-none = Ҳеҷ мактуб не
    .hint = Хабарҳо ин ҷо, дар паси код мунтазиранд. Дар ҳолатҳои муҳим кормандон бо роҳи бехатари нишондодаатон тамос мегиранд.
mail-mode-button = Захира кардан
mail-mode-kept = Захира шуд. Акнун ба Шумо ҳамин тавр менависем.
audit-applications-mail-mode = Тағйир дода шуд, ки гурӯҳ чӣ гуна мактуб мегирад
mail-schedule-heading = Ёдовариҳо
mail-schedule-lead = Ба гурӯҳҳо соати нуҳи саҳар ёдоварӣ фиристода мешавад, ҳар кадом як бор: дар бораи сиёҳнависи фиристоданашуда (аз рӯйи муҳлати умумӣ ё муҳлати худашон) ва дар бораи ҳисоботҳо. Ба аъзои шуро дар бораи дархостҳое, ки ҳанӯз хол нагузоштаанд, ёдоварӣ меояд.
mail-schedule-days = Барои сиёҳнависҳо: чанд рӯз пеш аз муҳлат
    .hint = Масалан: 7, 3, 1. Холӣ: бе ёдоварӣ.
mail-schedule-report-days = Чанд рӯз пеш аз муҳлати ҳисобот
    .hint = Масалан: 7, 3, 1. Холӣ: бе ёдоварӣ.
mail-schedule-late-days = Чанд рӯз баъди муҳлати ҳисобот
    .hint = Масалан: 1, 7. Холӣ: бе ёдоварӣ.
mail-schedule-reads-by = Шуро дархостҳоро то кадом рӯз мехонад
    .hint = Холӣ: ба шуро ёдоварӣ фиристода намешавад.
mail-schedule-reading-days = Барои аъзои шуро: чанд рӯз пеш аз он рӯз
    .hint = Масалан: 7, 3, 1. Холӣ: бе ёдоварӣ.
mail-schedule-malformed = Рӯзҳоро аз 1 то { $most } бо вергул нависед, аз ҳашт зиёд не
mail-schedule-button = Захира кардан
mail-schedule-kept = Ёдовариҳо танзим шуданд.
audit-mail-schedule = Ёдовариҳои озмун танзим шуданд
mail-reach-so-far-heading = Дархостҳои кӯҳна
mail-reach-so-far-lead = Агар ҳама он чи дар рӯйхат аст, кайҳо ҳал шуда бошад, якбора қайд карда метавонед. Навишта мешавад, ки кӣ ин корро кард.
mail-reach-so-far-button = То ҳол ҳама ҳал шуд
mail-reach-so-far-done = То ҳол ҳама ҳалшуда ба ҳисоб меравад.
audit-mail-reach-so-far = Ҳамаи гурӯҳҳои пешина огоҳшуда қайд шуданд

## The wording of notices

mail-texts-heading = Матнҳои огоҳӣ
mail-texts-lead = Ҳар огоҳӣ матни барнома дорад. Онро барои ҳар забон ва, агар ба озмун дахл дошта бошад, барои ҳар озмун бо матни худ иваз кардан мумкин аст.
mail-text-private = Мактубҳо дар ҳолати махфӣ
mail-text-neutral = Он чи ба ҷойи хабар меистад
mail-text-sender = Номи фиристанда
mail-text-groups = Ба гурӯҳҳое, ки мактуби муфассал хостанд
mail-text-programme = Ба кормандони барнома
mail-text-board = Ба шуро
mail-text-finance = Ба шуъбаи молия
mail-text-everyone = Ба ҳамаи соҳибони ҳисоб
mail-wording-heading = Матн: { $name }
mail-text-call = Озмун
mail-text-all-calls = Ҳамаи озмунҳо
mail-text-show = Нишон додан
mail-text-is-own = Ин матни худи Шумост.
mail-text-is-default = Ин матни барнома аст.
mail-text-subject = Мавзӯъ
mail-text-body = Матн
    .hint = Салом ва поёни мактуб худ илова мешаванд. Сатре, ки қимат надорад, партофта мешавад.
mail-text-button = Захира кардан
mail-text-preview = Пешнамоиш
mail-text-reset = Бозгашт ба матни барнома
mail-text-kept = Матн захира шуд.
mail-text-was-reset = Боз матни барнома истифода мешавад.
mail-text-history = Нусхаҳо
mail-text-default = Матни барнома
mail-text-values = Он чиро гузоштан мумкин
mail-text-no-values = Ҳеҷ чиз: ин матн бояд чизеро ошкор накунад.
mail-text-broken = Қавси шаклдор ҷуфт надорад. Қиматҳоро чунин нависед: {"{"}call{"}"}
mail-text-unknown = Қимати { $name } ин ҷо нест. Истифода мумкин: { $known }
mail-text-link-needed = Дар матн {"{"}link{"}"} лозим аст: бе он идома додан мумкин нест
mail-text-subject-missing = Мавзӯъро нависед
mail-text-body-missing = Матнро нависед
audit-mail-keep-text = Матни огоҳӣ тағйир дода шуд
audit-mail-reset-text = Матни барнома баргардонида шуд
mail-value-reference = Рақами дархост
mail-value-call = Номи озмун
mail-value-link = Нишонии саҳифа
mail-value-deadline = То кадом вақт
mail-value-amount = Маблағ
mail-value-from = Кӣ ин корро кард
mail-value-note = Эзоҳ
mail-value-at = Кай
mail-value-items = Рӯйхат
mail-messages-search = Ҷустуҷӯ дар паёмҳо
mail-messages-search-button = Ҷустан
mail-messages-not-found = Паёме бо ин калимаҳо нест.

notice-audit-head = Мӯҳри охирини дафтари амалҳо
    .body =
        Лутфан ин паёмро нигоҳ доред. Баъдтар он исбот мекунад, ки ягон сабт нест карда нашудааст.
        Мӯҳр: { $reference }
        Код: { $note }
        Барои муқоиса: hashar doctor audit
