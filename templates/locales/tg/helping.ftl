# Кумак ба гурӯҳ дар пур кардани дархост.
applications-help-heading = Кумак ба гурӯҳ дар пур кардани дархост
applications-help-lead = То фиристода шуданаш дархост танҳо аз они гурӯҳ аст. Онро танҳо барои кумак ва бо огоҳии гурӯҳ кушоед.
applications-help-seen = Дархост барои Шумо як рӯз ё то фиристода шуданаш кушода аст. Гурӯҳ мебинад, ки он кай ва чаро кушода шуд.
applications-help-reason = Чаро онро мекушоед
    .hint = Инро гурӯҳ мехонад
applications-help-button = Дархостро кушодан
applications-helped = Дархост барои Шумо як рӯз кушода аст.
applications-help-first = Барои пур кардан аввал дархостро бо нишон додани сабаб кушоед.
applications-help-unread = Ин дархост фиристода нашудааст ва аз они гурӯҳ аст: касе аз барнома онро намехонад. Бахшҳои пуршуда: { $done } аз { $all }.
applications-opened-heading = Аз ҷониби барнома кушода шуд
applications-opened-lead = Ин ҷо навишта шудааст, ки кормандони барнома дархости Шуморо барои кумак дар пур кардан кай ва чаро кушодаанд.
applications-opened-at = Кушода шуд
applications-opened-until = То
applications-opened-reason = Чаро
applications-opened-entered = Аз номи Шумо дохил карда шуд
applications-opened-now = Ҳоло корманди барнома дархости Шуморо барои кумак кушодааст.
audit-applications-open_draft = Дархост кушода шуд, то ба гурӯҳ дар пур кардани он кумак шавад
