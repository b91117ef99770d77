# Билдирүүлөр: каттын темасы - маанинин өзү, тексти - .body. Мааниси жок сап катка кирбейт.
# Топторго: атсыз, суммасыз, жыйынтыксыз. $call, $deadline жана $link гана.

mail-hello = Саламатсызбы!
mail-footer = { $programme }. Бул кат автоматтык түрдө жөнөтүлдү, ага жооп берүүнүн кереги жок.
mail-footer-group = Бул кат автоматтык түрдө жөнөтүлдү, ага жооп берүүнүн кереги жок.

mail-neutral = Сиз үчүн кабар бар
    .body =
        Сиз үчүн жаңы кабар бар.

        Аны окуу үчүн өзүңүз билген баракты ачып, кодуңузду жазыңыз.

## Толук кат сураган топторго

notice-application-received = Өтүнмөңүз кабыл алынды
    .body =
        Өтүнмөңүз кабыл алынды. Азыр Сизден эч нерсе талап кылынбайт.

        Сынак: { $call }

        Анын абалын билүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-more-asked = Өтүнмөңүз боюнча суроо бар
    .body =
        Өтүнмөңүз менен ишти улантуу үчүн бизге кошумча маалымат керек.

        Сынак: { $call }
        Ушул убакытка чейин жооп бериңиз: { $deadline }

        Жооп берүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-not-eligible = Өтүнмөңүз текшерилди
    .body =
        Өтүнмөңүз текшерилди. Жооп өтүнмөнүн барагында турат.

        Сынак: { $call }

        Аны окуу үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-decision = Өтүнмөңүз боюнча чечим бар
    .body =
        Кеңеш чечим кабыл алды. Чечим өтүнмөнүн барагында турат.

        Сынак: { $call }

        Аны окуу үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-payout-sent = Төлөмдү ырастап коюңуз
    .body =
        Сизге төлөм жөнөтүлдү. Ал келгенде ырастап коюңуз.

        Сынак: { $call }

        Ырастоо үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-deadline-extended = Өтүнмөңүздүн мөөнөтү узартылды
    .body =
        Өтүнмөңүз үчүн кечирээк мөөнөт коюлду.

        Сынак: { $call }
        Жаңы мөөнөт: { $deadline }

        Аны бүтүрүп жөнөтүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-draft-reminder = Караламаңыз али жөнөтүлө элек
    .body =
        Өтүнмөңүз каралама катары сакталган. Ал али жөнөтүлө элек.

        Сынак: { $call }
        Жөнөтүү мөөнөтү: { $deadline }

        Аны бүтүрүп жөнөтүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }

## Программанын кызматкерлерине

notice-application-arrived = Жаңы өтүнмө: { $reference }
    .body =
        Жаңы өтүнмө келди.

        Өтүнмө: { $reference }
        Сынак: { $call }

        { $link }
notice-answer-arrived = Топ жооп берди: { $reference }
    .body =
        Топ суралган маалыматты жөнөттү.

        Өтүнмө: { $reference }
        Сынак: { $call }

        { $link }
notice-board-decided = Кеңештин чечими: { $reference }
    .body =
        Кеңеш өтүнмө боюнча чечим кабыл алды.

        Өтүнмө: { $reference }
        Сынак: { $call }
        Сумма: { $amount }

        { $link }

## Кеңешке

notice-reading-assigned = Өтүнмө Сизди күтүп турат: { $reference }
    .body =
        Өтүнмө Сиздин окуп, баалашыңызды күтүп турат.

        Сынак: { $call }
        Өтүнмө: { $reference }
        Ушул убакытка чейин бүтүрүңүз: { $deadline }

        Алгач кызыкчылыктардын кагылышуусу бар-жогун билдириңиз:
        { $link }
notice-vote-opened = Добуш берүү ачылды: { $reference }
    .body =
        Добуш берүү ачылды. Добушуңузду бериңиз.

        Өтүнмө: { $reference }
        Сынак: { $call }
        Добуш берүү жабылат: { $deadline }

        { $link }
notice-vote-reminder = Добушуңуз али жок: { $reference }
    .body =
        Добуш берүү жакында жабылат, ал эми добушуңуз али жок.

        Өтүнмө: { $reference }
        Сынак: { $call }
        Добуш берүү жабылат: { $deadline }

        { $link }

## Каржы кызматына

notice-payout-to-approve = Бекитүүнү күткөн төлөм: { $reference }
    .body =
        Төлөм даярдалды жана бекитүүнү күтүп турат.

        Өтүнмө: { $reference }
        Сумма: { $amount }
        Даярдаган: { $from }

        { $link }
notice-payout-approved = Төлөм бекитилди: { $reference }
    .body =
        Төлөм бекитилди. Эми аны жөнөтсө болот.

        Өтүнмө: { $reference }
        Сумма: { $amount }
        Бекиткен: { $from }

        { $link }
notice-payout-sent-back = Төлөм кайтарылды: { $reference }
    .body =
        Төлөм бекитилген жок. Себебин карап, кайра даярдап коюңуз.

        Өтүнмө: { $reference }
        Сумма: { $amount }
        Кайтарган: { $from }
        Себеби: { $note }

        { $link }
notice-instalment-unlocked = Төлөмдүн бөлүгүн төлөсө болот: { $reference }
    .body =
        Шарттар аткарылды. Бул бөлүктү төлөсө болот.

        Өтүнмө: { $reference }
        Сумма: { $amount }

        { $link }

## Каттоо жазуусу бардын баарына

notice-sign-in-link = Кирүү үчүн шилтемеңиз
    .body =
        Кирүү үчүн бул шилтемени ачыңыз. Ал бир жолу иштейт.
        { $link }

        Жарактуу мөөнөтү: { $deadline }

        Эгер аны сурабаган болсоңуз, эч нерсе кылуунун кереги жок.
notice-invitation = Чакыруу
    .body =
        Сиз үчүн каттоо жазуусу ачылды. Бул шилтемени ачып, сырсөз тандаңыз. Шилтеме бир жолу иштейт.
        { $link }

        Чакырган: { $from }
        Жарактуу мөөнөтү: { $deadline }
notice-test-mail = Сыноо каты
    .body =
        Бул сыноо каты. Эгер аны окуп жатсаңыз, почта иштеп жатат.

        { $link }

## Билдирүү эмне үчүн жөнөтүлгөн жок

mail-why-no-address = Кат үчүн дарек жок
mail-why-not-wanted = Кат жөнөтпөөнү суранган
mail-why-off = Почта өчүрүлгөн
mail-why-disabled = Каттоо жазуусу жабык
mail-why-erased = Маалыматтар өчүрүлгөн
mail-why-malformed = Дарек туура эмес жазылган
mail-why-not-composed = Текстти даярдоо мүмкүн болгон жок
mail-why-timed-out = Почта сервери убагында жооп берген жок

mail-on-its-way = Бул кат азыр жөнөтүлүп жатат. Бир аз күтө туруңуз.
audit-mail-test = Сыноо каты жөнөтүлдү

## Каттар журналы

mail-heading = Каттар журналы
mail-letter-heading = Билдирүү
mail-off = Почта жөндөөлөрдө өчүрүлгөн: билдирүүлөр программанын ичинде гана калат.
mail-files = Программа каттарды файлдарга жазат жана эч нерсе жөнөтпөйт. Аларды ушул жерден окуңуз.
mail-filter-button = Чыпкалоо
mail-none = Билдирүү жок.
mail-state-all = Баары
mail-state-queued = Кезекте
mail-state-claimed = Жөнөтүлүүдө
mail-state-sent = Жөнөтүлдү
mail-state-failed = Жөнөтүлбөй калды
mail-state-not-sent = Жөнөтүлгөн жок
mail-column-at = Жазылган
mail-column-what = Билдирүү
mail-column-about = Өтүнмө
mail-column-whom = Кимге
mail-column-state = Абалы
mail-column-sent = Жөнөтүлдү
mail-column-answer = Сервердин жообу
mail-fact-attempts = Аракеттердин саны
mail-fact-due = Кийинки аракет
mail-tried = Аракеттердин саны: { $n }
mail-whom-group = Топ, өтүнмө: { $reference }
mail-whom-gone = Маалыматтар өчүрүлгөн
mail-text-heading = Тексти
mail-text-none = Текст жөнөтүлгөндөн кийин гана сакталат.
mail-back = Каттар журналына кайтуу
mail-resend-button = Кайра жөнөтүү
mail-resent = Билдирүү кайра жөнөтүү кезегинде.
mail-test-button = Мага сыноо катын жөнөтүү
mail-test-queued = Сыноо каты жөнөтүү кезегинде.

# Payouts in question
notice-payout-doubted = Төлөм боюнча суроо: { $reference }
    .body =
        Топ жөнөтүлгөндөн аз келгенин же эч нерсе келбегенин айтат. Банктан сурап коюңуз.

        Жөнөтүлгөн: { $amount }

        { $link }
## Программанын кызматкерлерине, почтанын өзү жөнүндө

notice-mail-failing = Айрым каттар жеткен жок
    .body =
        Айрым каттарды жеткирүү мүмкүн болгон жок же алар кайтып келди.

        Каттар журналын карап, топтор менен башка жол аркылуу байланышыңыз:
        { $link }

mail-why-bounced = Бул дарекке жөнөтүлгөн кат кайтып келди
mail-paused-already = Муну башка киши буга чейин жасап койгон
mail-reached-already = Топ менен байланышылганы буга чейин жазылган
mail-paused = Почта убактылуу токтотулган: { $at } ({ $by }). Билдирүүлөр почта улантылганча күтөт.
mail-pause-button = Бардык почтаны убактылуу токтотуу
mail-resume-button = Почтаны улантуу
mail-pause-begun = Почта убактылуу токтотулду.
mail-pause-ended = Почта кайра иштеп жатат.
mail-age = Эң эскиси күтүп турат, мүнөт: { $n }
mail-failed-count = Биротоло жөнөтүлбөй калган каттар: { $n }.
mail-failed-link = Көрсөтүү
mail-reach-count = Топторго почта менен кетпеген билдирүүлөр: { $n }.
mail-reach-heading = Байланышуу керек болгон топтор
mail-reach-lead = Бул топторго кат жөнөтүлбөйт же каттар кайтып келген. Алар менен коопсуз жол аркылуу байланышыңыз.
mail-reach-none = Күтүп турган эч ким жок.
mail-reach-why = Себеби
mail-reach-task = Топ менен байланышуу
mail-reach-text = Көчүрүп алуу үчүн текст
mail-reach-how = Коопсуз байланыш жолдору өтүнмөнүн барагында ачылат:
mail-reach-language = Топ окуган тил
mail-reach-link = Топ менен башка жол аркылуу байланышуу
mail-reach-back = Топтордун тизмесине кайтуу
mail-reach-button = Топ менен байланышылды
mail-reach-means = Кайсы жол аркылуу
mail-reach-note = Эскертүү
    .hint = Аты-жөн, номер жана дарек жазбаңыз.
mail-reached = Топ менен байланышылганы жазылды.
audit-mail-pause = Бардык почта убактылуу токтотулду
audit-mail-resume = Почта улантылды
audit-mail-bounce = Кат кайтып келди
audit-mail-reach = Топ менен почтадан тышкары байланышылды
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = Телефон аркылуу
mail-means-trusted-person = Ишеничтүү адам аркылуу
mail-means-visit = Жолугушууда
mail-means-other = Башка жол менен

### Reports
notice-report-arrived = Отчет келди: { $reference }
    .body =
        Топ отчет жөнөттү. Аны окуп коюңуз: төлөмдүн бөлүгү аны күтүп турган болушу мүмкүн.

        Өтүнмө: { $reference }

        { $link }
notice-report-returned = Отчетту өзгөртүп коюңуз
    .body =
        Отчетуңуз окулду. Суралганды өзгөртүп, кайра жөнөтүңүз.

        Сынак: { $call }

        Өзгөртүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-report-accepted = Отчетуңуз кабыл алынды
    .body =
        Отчетуңуз кабыл алынды. Рахмат.

        Сынак: { $call }

        Көрүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }

notice-new-device = Жаңы браузерден кирүү
    .body =
        Эсебиңизге мурда колдонулбаган браузерден киришти.
        Эгер бул сиз болсоңуз, эч нерсе кылуунун кереги жок.
        Эгер сиз болбосоңуз, бул баракты ачып, бардык жерден чыгып, жаңы сырсөз коюңуз:
        { $link }

notice-roles-changed = Ролдоруңуз өзгөрдү
    .body =
        Администратор программада эмне кыла аларыңызды өзгөрттү.
        Ролдоруңуз эми бул баракта көрсөтүлгөн:
        { $link }
## Messages between groups and the programme

notice-message-from-staff = Сиз үчүн кат
    .body =
        Өтүнмөңүз боюнча кат бар.

        Сынак: { $call }

        Аны окуу жана жооп берүү үчүн бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-message-from-group = Топ кат жазды: { $reference }
    .body =
        Топтон жаңы кат келди.

        Өтүнмө: { $reference }
        Сынак: { $call }

        { $link }
notice-messages-given = Топко жооп бериңиз: { $reference }
    .body =
        Сизден топ менен кат алышууну жүргүзүү суралат.

        Өтүнмө: { $reference }
        Сынак: { $call }
        Ким сурап жатат: { $from }

        { $link }
mail-messages-heading = Каттар
mail-messages-lead = Сурооңуз болсо, ушул жерге жазыңыз. Жооп да ушул жерден чыгат.
mail-messages-none = Азырынча эч ким жаза элек.
mail-messages-case = Өтүнмө
mail-messages-back = Өтүнмөңүзгө кайтуу
mail-messages-link = Каттар
mail-messages-news = Сиз үчүн жаңы каттар: { $n }.
mail-messages-aside = Каттардын жанында
mail-messages-no-mail = Бул топ почта албайт, каттарды өз барагын ачканда гана окуйт. Ага коопсуз каналы аркылуу кабар бериңиз.
mail-message-by-you = Сиз
mail-message-by-group = Топ
mail-message-by-programme = Программа
mail-message-read = Окулду: { $at }
mail-message-unread = Азырынча окула элек
mail-message-heading = Кат жазуу
mail-message-language = Топ окуган тил:
mail-message-text = Даяр жооп
mail-message-text-button = Коюу
mail-message-body = Кат
mail-message-file = Файл
mail-message-file-limits = { $kinds }, эң көбү { $size }. Бир катта бир файл.
mail-message-button = Жөнөтүү
mail-message-sent = Кат жөнөтүлдү.
mail-too-many-messages = Бүгүн { $max } кат жөнөтүлдү. Эртең кайра жазыңыз.
mail-give-heading = Ким жооп берет
mail-give-person = Кимге тапшырылат
mail-give-nobody = Белгилүү бирөө эмес
mail-give-button = Тапшыруу
mail-given = Ким жооп берери жазылды.
mail-settle-button = Жооптун кереги жок
mail-settled = Каттар мындан ары жооп күтпөйт.
mail-notes-heading = Ички белгилер
mail-notes-lead = Аларды программанын кызматкерлери гана окуйт. Топ аларды көрбөйт.
mail-notes-link = Белги жазуу
mail-waiting-heading = Топтордон каттар
mail-waiting-lead = Бул топтор жазып, жооп күтүп жатат. Эң көп күткөндөр жогоруда.
mail-waiting-none = Жооп күткөн топ жок.
mail-waiting-mine = Мага тапшырылгандар гана
mail-waiting-all = Баары
mail-column-group = Топ
mail-column-since = Качантан бери күтөт
mail-column-messages = Каттар
mail-column-language = Тил
mail-answers-heading = Даяр жооптор
mail-answers-lead = Көп берилүүчү суроолор үчүн тексттер, ар бири өз тилинде. Каттар барагында текстти коюп, өзгөртүүгө болот. Топтордун аттарын жазбаңыз.
mail-answers-none = Азырынча текст жок.
mail-answer-new = Жаңы текст
mail-answer-heading = Даяр жооп
mail-answer-name = Тексттин аты
mail-answer-language = Тил
mail-answer-body = Текст
mail-answer-button = Сактоо
mail-answer-retire = Тизмеден алуу
mail-answer-kept = Текст сакталды.
mail-answer-retired = Текст тизмеден алынды.
mail-answer-name-missing = Текстке ат бериңиз
audit-mail-message = Кат жазылды
audit-mail-give-messages = Топко ким жооп берери белгиленди
audit-mail-settle-messages = Жооптун кереги жок деп белгиленди
audit-mail-keep-answer = Даяр жооп сакталды
audit-mail-retire-answer = Даяр жооп тизмеден алынды
subject-answer-text = Даяр жооп
