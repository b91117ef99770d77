# Рӯйхати захиравии озмун.
board-outcome-reserve = Ба рӯйхати захиравӣ дохил кардан
    .hint = Ҳоло маблағ нест; агар маблағ пайдо шавад, грант ҷудо мешавад
board-column-reserve = Дар рӯйхати захиравӣ
board-rules-place-told = Ба гурӯҳҳо ҷояшон дар рӯйхати захиравӣ гуфта мешавад
applications-state-reserve = Дар рӯйхати захиравӣ
applications-status-reserve = Қарор: дар рӯйхати захиравӣ
    .text = Ҳоло барои лоиҳаи Шумо маблағ намерасад. Агар маблағ пайдо шавад, он ба гурӯҳҳои рӯйхат бо навбат пешниҳод мешавад. Ин ваъдаи грант нест.
awards-reserve-heading = Рӯйхати захиравӣ
awards-reserve-lead = Вақте ки маблағ ба фонд бармегардад, онро ба гурӯҳи якуме, ки маблағи ҳамин фондро интизор аст, пешниҳод кунед.
awards-reserve-lead-over = Ин рӯйхат анҷом ёфт. Ба гурӯҳҳое, ки ҳанӯз интизор буданд, хабар дода шуд.
awards-reserve-none = Дар рӯйхат касе нест.
awards-reserve-place = Ҷой
awards-reserve-available = Дар фонд дастрас
awards-reserve-ends-on = Рӯйхат амал мекунад то рӯзи
awards-reserve-no-end = ҳоло муайян нашудааст
awards-reserve-told = Гурӯҳҳо натиҷаи худро медонанд
awards-reserve-fixed = Тартиб дигар намешавад
awards-reserve-hidden = Пинҳон: Шумо бархӯрди манфиатҳо доред
awards-reserve-enough = Барои навбатӣ маблағ мерасад
awards-reserve-ready = { $call }: барои навбатиҳо дар рӯйхати захиравӣ маблағ ҳаст: { $n }
awards-reserve-stands-waiting = интизор
awards-reserve-stands-skipped = навбаташ ба дигарон дода шуд
awards-reserve-stands-offered = пешниҳод шуд
awards-reserve-stands-taken-up = грант ҷудо шуд
awards-reserve-stands-left = аз рӯйхат баромад
awards-reserve-stands-ended = рӯйхат анҷом ёфт
awards-reserve-end-heading = Рӯзи охирини рӯйхат
awards-reserve-end-on = Рӯзи охирин
    .hint = Баъди ин рӯз дархости онҳое, ки ҳанӯз интизоранд, рад мешавад ва ба онҳо хабар дода мешавад
awards-reserve-end-reason = Чаро рӯз тағйир меёбад
awards-reserve-end-button = Рӯзи охиринро муайян кардан
awards-reserve-end-set = Рӯзи охирини рӯйхат муайян шуд.
awards-reserve-order-heading = Тағйир додани тартиб
awards-reserve-order-lead = Рӯйхат аввал аз рӯйи рейтинг тартиб дода мешавад. То даме ки гурӯҳҳо натиҷаҳоро намедонанд, раис метавонад тартибро бо нишон додани сабаб тағйир диҳад.
awards-reserve-order-application = Дархост
awards-reserve-order-place = Ҷойи нав
awards-reserve-order-reason = Сабаб
awards-reserve-order-button = Ҷояшро иваз кардан
awards-reserve-order-set = Тартиб тағйир ёфт.
awards-reserve-wait-turn = Пеш аз он гурӯҳҳои дигар маблағи ҳамин фондро интизоранд. Аввал маблағро ба онҳо пешниҳод кунед ё бо нишон додани сабаб навбати онҳоро ба дигарон диҳед.
awards-reserve-wait-money = Ҳоло дар фонд барои ин маблағ намерасад.
awards-reserve-offer-lead = Агар тамоми маблағи дархостшуда пешниҳод шавад, грант дарҳол ҷудо мешавад. Агар камтар бошад, аввал аз гурӯҳ пурсида мешавад.
awards-reserve-offer-button = Грантро пешниҳод кардан
awards-reserve-awarded = Грант ҷудо шуд ва ба гурӯҳ хабар дода шуд.
awards-reserve-offered = Грант пешниҳод шуд ва ба гурӯҳ хабар дода шуд.
awards-reserve-skip-heading = Навбатро ба дигарон додан
awards-reserve-skip-lead = Ҷойи гурӯҳ дар рӯйхат нигоҳ дошта мешавад; маблағро ба гурӯҳи навбатӣ пешниҳод кардан мумкин аст. Сабаб дар таърих мемонад.
awards-reserve-skip-reason = Чаро навбат ба дигарон дода мешавад
awards-reserve-skip-button = Навбатро ба дигарон додан
awards-reserve-skipped = Навбати гурӯҳ ҳоло ба дигарон дода шуд.
awards-reserve-back-button = Ба навбат баргардонидан
awards-reserve-put-back = Гурӯҳ боз дар ҷойи худ интизор аст.
awards-reserve-over = Рӯйхати захиравӣ анҷом ёфт.
awards-reserve-end-missing = Аввал рӯзи охирини рӯйхати захиравии ин озмунро муайян кунед.
awards-reserve-end-early = Рӯзеро интихоб кунед, ки баъди имрӯз ва баъди эълони натиҷаҳо бошад.
awards-reserve-before-release = Рӯйхати захиравӣ пеш аз эълони натиҷаҳо анҷом меёбад. Рӯзи охирини он: { $ends_on }
awards-reserve-not-waiting = Ин гурӯҳ дар рӯйхат интизор нест ё дигар интизор нест.
awards-reserve-not-released = Гурӯҳҳо ҳоло натиҷаҳоро намедонанд. Маблағро баъди эълон пешниҳод кардан мумкин аст.
awards-reserve-not-next = Дархости дигар пештар маблағи ин фондро интизор аст: { $reference }
awards-reserve-frozen = Тартиб дигар тағйир намеёбад: шояд гурӯҳҳо натиҷаҳоро аллакай медонанд.
awards-reserve-place-outside = Ҷойро аз 1 то { $most } интихоб кунед.
mail-reserve-title = Мактуб дар бораи қарор оид ба дархости Шумо
mail-reserve-decided = Барои дархост ва кори Шумо ташаккур. Шуро мехоҳад онро дастгирӣ кунад, вале ҳоло маблағ намерасад. { $date } шуро дархости Шуморо ба рӯйхати захиравӣ дохил кард.
mail-reserve-means = Ин чӣ маъно дорад
mail-reserve-means-order = Агар маблағ пайдо шавад, он ба гурӯҳҳои рӯйхат бо навбат пешниҳод мешавад. Он гоҳ мо ба Шумо менависем.
mail-reserve-means-nothing-promised = Ин ваъда нест: лутфан ба умеди он маблағ сарф накунед ва қарз нагиред.
mail-reserve-means-until = Рӯйхат то рӯзи дар боло нишондодашуда амал мекунад. Агар то он вақт навбати Шумо нарасад, мо хабар медиҳем.
mail-reserve-means-other = Шумо метавонед аз ҷойҳои дигар низ маблағ ҷӯед ва ба озмунҳои дигар дархост диҳед.
mail-reserve-means-withdraw = Агар грант дигар лозим набошад, Шумо метавонед дархостро дар саҳифаи он бозпас гиред.
notice-reserve-listed = Оид ба дархости Шумо қарор ҳаст
    .body =
        Шуро қарор қабул кард. Қарор ва мактубе, ки онро мефаҳмонад, дар саҳифаи дархост ҳастанд.

        Озмун: { $call }

        Барои хондани он ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-reserve-moved = Рӯйхати захиравӣ дар рӯзи дигар анҷом меёбад
    .body =
        Рӯзи охирини рӯйхати захиравӣ, ки дархости Шумо дар он аст, тағйир ёфт.

        Озмун: { $call }
        Рӯзи охирини рӯйхат: { $deadline }

        Барои дидани дархост ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-reserve-ended = Рӯйхати захиравӣ анҷом ёфт
    .body =
        Рӯйхати захиравӣ, ки дархости Шумо дар он буд, анҷом ёфт ва навбат ба он нарасид. Таассуф мехӯрем. Шумо метавонед ба озмуни дигар дархост диҳед.

        Озмун: { $call }

        Барои дидани дархост ин саҳифаро кушоед ва коди худро нависед:
        { $link }
notice-reserve-ending = Рӯйхати захиравӣ ба зудӣ анҷом меёбад: { $call }
    .body =
        Дар рӯйхати захиравӣ ҳанӯз гурӯҳҳо интизоранд. Баъди рӯзи охирини он дархости онҳо рад мешавад ва ба онҳо хабар дода мешавад.

        Озмун: { $call }
        Рӯзи охирини рӯйхат: { $deadline }

        { $link }
audit-awards-reserve = Ба рӯйхати захиравӣ дохил карда шуд
audit-awards-offer_reserve = Маблағ аз рӯйи навбати рӯйхати захиравӣ пешниҳод шуд
audit-awards-skip_reserve = Дар рӯйхати захиравӣ навбат ба дигарон дода шуд
audit-awards-put_back_reserve = Боз дар рӯйхати захиравӣ интизор аст
audit-awards-reorder_reserve = Ҷой дар рӯйхати захиравӣ тағйир ёфт
audit-awards-end_reserve_on = Рӯзи охирини рӯйхати захиравӣ муайян шуд
audit-awards-leave_reserve = Бо анҷоми рӯйхати захиравӣ рад шуд
audit-awards-end_reserve = Рӯйхати захиравӣ анҷом ёфт
