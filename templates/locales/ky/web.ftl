# The words of the kit: head and foot, forms, faults, roles.

## The head and foot of every page
nav-skip = Негизги бөлүккө өтүү
nav-label = Бөлүмдөр
nav-languages = Тил
nav-exit = Барактан тез чыгуу
nav-safety = Коопсуздугуңуз
nav-sign-in = Кирүү
nav-times = Убакыт: { $zone }
nav-sign-out = Чыгуу
nav-enter-code = Өтүнмөнүн кодун киргизүү
nav-case = Менин өтүнмөм
nav-applications = Өтүнмөлөр
nav-board = Менин столум
nav-rounds = Кеңеш
nav-awards = Бөлүнгөн гранттар
nav-payouts = Төлөмдөр
nav-funds = Фонддор
nav-calls = Сынактар
nav-people = Адамдар
nav-mail = Почта
nav-history = Тарых
page-title-neutral = Барак
demo-label = Бул көчүрмө жөнүндө
demo-banner = Бул сынап көрүү үчүн көрсөтмө нуска. Чыныгы аттарды, байланыш же банк маалыматтарын киргизбеңиз.
pager-label = Тизменин барактары
pager-previous = Мурунку барак
pager-next = Кийинки барак

## Forms
form-errors-heading = Төмөнкүлөрдү оңдоңуз
form-error-prefix = Ката:
form-optional = (милдеттүү эмес)
form-continue = Улантуу
form-yes = Ооба
form-no = Жок
form-limit = Эң көбү { $n } белги:
form-missing = Бул талааны толтуруңуз
form-choose = Жооптордун бирин тандаңыз
form-choose-one = Тандаңыз
form-phone = Бул телефон номери эмес. Аны өлкөнүн коду менен жазыңыз, мисалы +992 37 000 00 00
form-too-long = Текстти кыскартыңыз. Ашыкча белгилер: { $over }. Эң көбү { $max } белги болот
form-number = Бүтүн сан жазыңыз. Эң азы: { $least }, эң көбү: { $most }
form-date-missing = Датаны жазыңыз, мисалы 08.03.2026
form-date-malformed = Мындай дата жок. Күнүн, айын жана жылын жазыңыз, мисалы 08.03.2026
form-money-missing = Сумманы жазыңыз
form-money-zero = Сумма нөлдөн чоң болушу керек
form-money-negative = Сумма нөлдөн аз боло албайт
form-money-currency = Бул жерде башка валюта керек. Жазылганы: { $other }
form-money-ambiguous = Бул сумманы эки башка окууга болот. Мындай жазыңыз: { $either } же { $or }
form-money-decimals = Бул валюта үчүн үтүрдөн кийинки сандар өтө көп
form-money-large = Сумма өтө чоң
form-money-malformed = Бул сумма эмес. Аны сандар менен жазыңыз, мисалы 1500 же 1500,50
form-too-large = Жөнөтүлгөн маалымат өтө көп. Тексттерди кыскартып, кайра жөнөтүңүз
form-stale = Барак өтө көп убакыт ачык турган, ошондуктан эч нерсе сакталган жок. Артка кайтып, баракты жаңыртып, кайра жөнөтүңүз
form-malformed = Жөнөтүлгөн маалыматты окуу мүмкүн болгон жок. Артка кайтып, кайра жөнөтүңүз

## When something could not be done
fault-refused = Муну аткаруу мүмкүн болгон жок
    .text = Артка кайтып, кайра аракет кылыңыз.
fault-missing = Мындай барак жок
    .text = Дарек ката жазылган же бул барак Сиз үчүн жабык болушу мүмкүн.
fault-signed-out = Кайра кириңиз
    .text = Бул барак киргенден кийин гана ачылат. Мурун бул жерде болсоңуз, убакыт бүткөн.
fault-broken = Бизде ката кетти
    .text = Бул Сиздин күнөөңүз эмес. Бир нече мүнөттөн кийин кайра аракет кылыңыз. Кайталанса, төмөнкү номерди бизге айтыңыз.
fault-request = Номери:
fault-home = Башкы баракка

## Roles
role-applicant = Өтүнмө берүүчү
role-board_member = Кеңештин мүчөсү
    .hint = Окуйт, баалайт, талкуулайт жана добуш берет
role-board_chair = Кеңештин төрагасы
    .hint = Добуш берүүнү ача жана жаба турган кеңеш мүчөсү
role-programme_officer = Программанын кызматкери
    .hint = Өтүнмөлөрдү текшерет жана топторго жардам берет
role-programme_lead = Программанын жетекчиси
    .hint = Сынактарды жана кеңештин эрежелерин да белгилейт
role-finance_officer = Каржы кызматкери
    .hint = Фонддорду жүргүзөт, төлөмдөрдү даярдайт жана каттайт
role-finance_approver = Төлөмдөрдү бекитүүчү
    .hint = Башка адам даярдаган төлөмдөрдү бекитет
role-director = Директор
    .hint = Бүт программаны көрөт жана төлөмдөрдү бекитет
role-auditor = Аудитор
    .hint = Баарын окуйт, эч нерсени өзгөртпөйт
role-administrator = Администратор
    .hint = Адамдардын тизмесин жана жөндөөлөрдү жүргүзөт, өтүнмөлөрдү көрбөйт
role-visitor = Келүүчү
role-clerk = Программанын өзү
role-console = Серверде
fault-kept = Текстиңиз сакталып турат
fault-kept-lead = Сиз кайра кирдиңиз. Жазганыңыз азырынча сактала элек: улантып, дагы бир карап, сактаңыз.
fault-kept-button = Токтогон жерден улантуу
fault-kept-safe = Убакыт бүттү, бирок жазганыңыз жоголгон жок. Кайра кириңиз, ал сизге көрсөтүлөт.
web-chart-table = Сандар таблицада
