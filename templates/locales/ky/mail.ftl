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
notice-invited-on = Сиз кийинки баскычка чакырылдыңыз
    .body =
        Өтүнмөңүз кийинки баскычка чакырылды.

        Сынак: { $call }
        Жөнөтүү мөөнөтү: { $deadline }

        Улантуу үчүн бул баракты ачып, кодуңузду жазыңыз:
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
notice-concern-arrived = Купуя кайрылуу келди
    .body =
        Кимдир бирөө купуя жазды: даттануу, каршы пикир же билдирүү. Көрүп коюңуз.

        { $link }
notice-case-assigned = Сизге өтүнмө тапшырылды: { $reference }
    .body =
        Сизге өтүнмө тапшырылды.

        Өтүнмө: { $reference }

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


        Өзгөртүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }


        Көрүү үчүн бул баракты ачып, кодуңузду жазыңыз:
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

## The rest of the notices

notice-case-opened = Өтүнмөңүз башталды
    .body =
        Өтүнмөңүз башталды. Код менен ага каалаган убакта кайтса болот.

        Сынак: { $call }
        Жөнөтүү мөөнөтү: { $deadline }

        Улантуу үчүн бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-agreement-to-sign = Келишим даяр
    .body =
        Келишим даяр. Аны окуп, кол коюңуз.

        Сынак: { $call }
        Кол коюу мөөнөтү: { $deadline }

        Аны ачуу үчүн бул баракка кирип, кодду киргизиңиз:
        { $link }
notice-report-due = Отчеттун мөөнөтү жакындады
    .body =
        Отчеттун мөөнөтү жакындады.

        Сынак: { $call }
        Жөнөтүү мөөнөтү: { $deadline }

        Аны жазуу үчүн бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-report-late = Отчет азырынча келген жок
    .body =
        Отчет азырынча келген жок. Көбүрөөк убакыт керек болсо, өз барагыңыздан бизге жазыңыз.

        Сынак: { $call }
        Мөөнөтү болгон: { $deadline }

        Бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-report-returned = Отчетуңуз боюнча суроо
    .body =
        Отчетуңуз боюнча суроо бар. Аны карап, отчетту кайра жөнөтүңүз.

        Сынак: { $call }
        Жооп берүү мөөнөтү: { $deadline }

        Бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-report-accepted = Отчет кабыл алынды
    .body =
        Отчет кабыл алынды. Рахмат. Азыр эч нерсе кылуунун кереги жок.

        Сынак: { $call }

        Кийинки кадамды билүү үчүн бул баракты ачып, кодду киргизиңиз:
        { $link }
notice-case-closed = Баары аяктады
    .body =
        Баары аяктады. Кызматташканыңыз үчүн рахмат.

        Сынак: { $call }

        Барагыңыз дагы бир аз убакыт ачык турат. Аны ачып, кодду киргизиңиз:
        { $link }
notice-data-erased = Маалыматыңыз өчүрүлдү
    .body =
        Бизге жазган жана жөнөткөн нерселериңиздин баары биротоло өчүрүлдү, бул дарек да. Код мындан ары эч нерсени ачпайт.

        Бул биздин акыркы кат. Эч нерсе кылуунун кереги жок.
mail-neutral-last = Акыркы кат
    .body = Бул акыркы кат. Код мындан ары эч нерсени ачпайт. Эч нерсе кылуунун кереги жок.
notice-reading-reminder = Окуп бүтүңүз: { $reference }
    .body =
        Өтүнмө дагы эле сиздин окууңузду жана упайларыңызды күтүп жатат.

        Сынак: { $call }
        Өтүнмө: { $reference }
        Бүтүрүү мөөнөтү: { $deadline }

        { $link }
notice-emergency-now = Шашылыш өтүнмө: { $reference }
    .body =
        Шашылыш жардамга өтүнмө келди. Аны окуп, мүмкүн болушунча тез добуш бериңиз.

        Сынак: { $call }
        Өтүнмө: { $reference }
        Чечим керек болгон мөөнөт: { $deadline }

        { $link }
notice-emergency-stuck = Шашылыш өтүнмө чечимсиз калды: { $reference }
    .body =
        Шашылыш кароо эрежеси боюнча чечим чыккан жок: добуштар мөөнөтүндө келген жок же чечимди азырынча аткаруу мүмкүн эмес. Муну карап чыгыңыз.

        Сынак: { $call }
        Өтүнмө: { $reference }

        { $link }
notice-minutes-ready = Протокол даяр
    .body =
        Протокол даяр. Аны окуп, бир нерсе жетишпесе айтыңыз.

        Сынак: { $call }
        Ким түздү: { $from }
        Окуу мөөнөтү: { $deadline }

        { $link }
notice-deadline-passed = Мөөнөт өттү: { $call }
    .body =
        Сынактын мөөнөтү өттү. Мындан ары өтүнмө кабыл алынбайт.

        Сынак: { $call }

        Өтүнмөлөр:
        { $link }
notice-task-due = Тапшырманын мөөнөтү келди
    .body =
        Сизге тапшырылган иштин мөөнөтү келди.

        Тапшырма: { $note }
        Өтүнмө: { $reference }
        Мөөнөт: { $deadline }

        { $link }
notice-list-hit = Бир атты текшерүү керек
    .body =
        Ат санкциялар тизмесиндеги атка окшош. Текшерилмейинче эч нерсе төлөнбөйт.

        Өтүнмө: { $reference }

        { $link }
notice-rate-missing = Валюта курсу жетишпейт
    .body =
        Валюта курсу жетишпейт. Аны киргизиңиз.

        Валюталар: { $note }
        Кайсы күн үчүн: { $deadline }

        { $link }
notice-statement-unmatched = Көчүрмөдө дал келбеген саптар бар
    .body =
        Банк көчүрмөсүнүн кээ бир саптарына төлөм да, түшүм да табылган жок. Аларды караңыз.

        Саптар: { $note }

        { $link }
notice-new-device = Жаңы браузерден кирүү
    .body =
        Эсебиңизге мурда колдонулбаган браузерден киришти.
        Эгер бул сиз болсоңуз, эч нерсе кылуунун кереги жок.
        Эгер сиз болбосоңуз, бул баракты ачып, бардык жерден чыгып, жаңы сырсөз коюңуз:
        { $link }

        Качан: { $at }

        Бул сиз болсоңуз, эч нерсе кылуунун кереги жок. Болбосо, сырсөздү азыр алмаштырыңыз:
        { $link }
notice-role-changed = Укуктарыңыз өзгөрдү
    .body =
        Программадагы ролдоруңуз өзгөртүлдү.

        Ким өзгөрттү: { $from }

        Муну күтпөгөн болсоңуз, сураңыз. Эми эмнеге мүмкүнчүлүк бар:
        { $link }
notice-digest = Сизди күтүп турган иштер
    .body =
        Мурунку каттан бери келгендер:

        { $items }

        Сизге канчалык тез-тез жазылат:
        { $link }

## How a notice waits, and what is wished

mail-why-in-digest = Жыйынтыкта
mail-why-quiet-hours = Окурман бул саатта тынчтык каалайт
mail-state-held = Жыйынтык үчүн
mail-preview-lead = Азырынча жөнөтүлө элек. Азыр жөнөтүлсө, мындай дейт:
mail-wishes-heading = Сизге кантип жазылсын
mail-wishes-lead = Ар бир окуя тууралуу кат качан келерин тандаңыз. Эсебиңиздин коопсуздугуна тиешелүү каттар дайыма дароо келет. Убакыт { $zone } алкагында.
mail-wishes-button = Сактоо
mail-wishes-kept = Сакталды.
mail-wishes-quiet-from = Тынчтыктын башталышы
    .hint = Мисалы, 22:00. Шашылыш билдирүүлөр баары бир келет.
mail-wishes-quiet-until = Тынчтыктын бүтүшү
mail-wishes-quiet-half = Эки убакытты тең жазыңыз, алар айырмалансын
mail-wishes-time-malformed = Убакытты мындай жазыңыз: 22:00
mail-pace-at-once = Дароо
mail-pace-daily = Күндүк жыйынтыкта
mail-pace-weekly = Жумалык жыйынтыкта
mail-pace-never = Почта менен эч качан
audit-mail-wishes = Кантип жазылары тандалды
mail-mode-heading = Сизге кантип жазабыз
mail-mode-lead = Почтаңызды башкалар окушу мүмкүн. Сиз үчүн коопсузун тандаңыз. Муну каалаган убакта өзгөртсө болот.
mail-mode-mode = Почта
mail-mode-neutral = Бейтарап: жаңылык бар экени гана
    .hint = Аты-жөнсүз, суммасыз, шилтемесиз, эмне жөнүндө экени айтылбайт.
mail-mode-full = Толук: эмне болгону жана шилтеме
    .hint = Мында да ат жана сумма болбойт. Почтаңызды башка эч ким окубаса гана.
mail-mode-none = Такыр кат жок
    .hint = Жаңылыктар ушул жерде, код артында күтөт. Маанилүү учурда кызматкерлер сиз айткан коопсуз жол менен байланышат.
mail-mode-button = Сактоо
mail-mode-kept = Сакталды. Эми сизге ушундай жазабыз.
audit-applications-mail-mode = Топ кандай кат алары өзгөртүлдү
mail-schedule-heading = Эскертмелер
mail-schedule-lead = Топторго эртең мененки саат тогузда, ар бири бир жолу эскертме келет: жөнөтүлбөгөн өтүнмө тууралуу (жалпы мөөнөткө же топтун кечирээк өз мөөнөтүнө карата) жана отчеттор тууралуу. Кеңештин мүчөлөрүнө али упай коё элек өтүнмөлөрү тууралуу эскертме келет.
mail-schedule-days = Караламалар: жөнөтүү мөөнөтүнөн канча күн мурун
    .hint = Мисалы: 7, 3, 1. Бош болсо, эскертме келбейт.
mail-schedule-report-days = Отчеттор: мөөнөтүнөн канча күн мурун
    .hint = Мисалы: 7, 3, 1. Бош болсо, эскертме келбейт.
mail-schedule-late-days = Отчеттор: мөөнөтүнөн канча күн кийин
    .hint = Мисалы: 1, 7. Бош болсо, эскертме келбейт.
mail-schedule-reads-by = Кеңеш өтүнмөлөрдү кайсы күнгө чейин окуйт
    .hint = Бош болсо, кеңешке эскертме келбейт.
mail-schedule-reading-days = Кеңештин мүчөлөрүнө: ошол күндөн канча күн мурун
    .hint = Мисалы: 7, 3, 1. Бош болсо, эскертме келбейт.
mail-schedule-malformed = 1ден { $most } чейинки күндөрдү үтүр менен жазыңыз, эң көбү сегиз
mail-schedule-button = Сактоо
mail-schedule-kept = Эскертмелер коюлду.
audit-mail-schedule = Сынактын эскертмелери коюлду
mail-reach-so-far-heading = Эски өтүнмөлөр
mail-reach-so-far-lead = Тизмедегилердин баары эчак чечилген болсо, баарын бир учурда белгилесе болот. Ким кылганы жазылат.
mail-reach-so-far-button = Ушуга чейин баары чечилди
mail-reach-so-far-done = Ушуга чейин баары чечилген болуп эсептелет.
audit-mail-reach-so-far = Мурунку топтордун баары кабардар деп белгиленди

## The wording of notices

mail-texts-heading = Билдирүүлөрдүн тексттери
mail-texts-lead = Ар бир билдирүүнүн программалык тексти бар. Аны ар бир тил үчүн, сынакка тиешелүү болсо, ар бир сынак үчүн өз текстиңиз менен алмаштырса болот.
mail-text-private = Купуя режимдеги каттар
mail-text-neutral = Жаңылыктын ордуна турган текст
mail-text-sender = Жөнөтүүчүнүн аты
mail-text-groups = Толук кат сураган топторго
mail-text-programme = Программанын кызматкерлерине
mail-text-board = Кеңешке
mail-text-finance = Каржы кызматкерлерине
mail-text-everyone = Эсеби бар баарына
mail-wording-heading = Текст: { $name }
mail-text-call = Сынак
mail-text-all-calls = Бардык сынактар
mail-text-show = Көрсөтүү
mail-text-is-own = Бул өз текстиңиз.
mail-text-is-default = Бул программанын тексти.
mail-text-subject = Тема
mail-text-body = Текст
    .hint = Салам жана соңку сап өзү кошулат. Мааниси жок сап калтырылат.
mail-text-button = Сактоо
mail-text-preview = Алдын ала көрүү
mail-text-reset = Программанын текстине кайтуу
mail-text-kept = Текст сакталды.
mail-text-was-reset = Кайра программанын тексти колдонулат.
mail-text-history = Версиялар
mail-text-default = Программанын тексти
mail-text-values = Эмнени койсо болот
mail-text-no-values = Эч нерсе: бул текст эч нерсени ачыкка чыгарбашы керек.
mail-text-broken = Ийри кашаанын түгөйү жок. Маанилерди мындай жазыңыз: {"{"}call{"}"}
mail-text-unknown = Бул жерде { $name } деген маани жок. Колдонсо болот: { $known }
mail-text-link-needed = Текстте {"{"}link{"}"} керек: ансыз улантууга болбойт
mail-text-subject-missing = Теманы жазыңыз
mail-text-body-missing = Текстти жазыңыз
audit-mail-keep-text = Билдирүүнүн тексти өзгөртүлдү
audit-mail-reset-text = Программанын тексти кайтарылды
mail-value-reference = Өтүнмөнүн номери
mail-value-call = Сынактын аты
mail-value-link = Барактын дареги
mail-value-deadline = Качанга чейин
mail-value-amount = Сумма
mail-value-from = Ким кылганы
mail-value-note = Эскертүү
mail-value-at = Качан
mail-value-items = Тизме
mail-messages-search = Каттардан издөө
mail-messages-search-button = Издөө
mail-messages-not-found = Мындай сөздөрү бар кат жок.

notice-audit-head = Аракеттер журналынын акыркы мөөрү
    .body =
        Бул билдирүүнү сактап коюңуз. Ал кийин жазуулар өчүрүлбөгөнүн далилдейт.
        Мөөр: { $reference }
        Код: { $note }
        Салыштыруу үчүн: hashar doctor audit
notice-offer-made = Өтүнмөңүз боюнча чечим бар: жооп берип коюңуз
    .body =
        Кеңеш сизге сураганыңыздан азыраак бөлө алат. Сунуш өтүнмөнүн барагында турат. Аны окуп, суралса, бюджетти өзгөртүп, «ооба» же «жок» деп жооп бериңиз.

        Сынак: { $call }
        Ушул убакытка чейин жооп бериңиз: { $deadline }

        Жооп берүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-offer-reminder = Жообуңузду күтүп жатабыз
    .body =
        Сунушка жообуңуз азырынча келген жок. Акыркы күнгө чейин акча сиз үчүн сакталат.

        Сынак: { $call }
        Ушул убакытка чейин жооп бериңиз: { $deadline }

        Жооп берүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-offer-lapsed = Жооп берүүнүн акыркы күнү өттү
    .body =
        Сунушубузга жооп өз убагында келген жок, акча башка топтор үчүн бошоду. Грант сизге дагы эле керек болсо, бизге кат жазыңыз.

        Сынак: { $call }

        Бизге жазуу үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-offer-answered = Сунушка жооп же анын аякташы: { $reference }
    .body =
        Топ сунушубузга жооп берди же жооп берүүнүн акыркы күнү өттү.

        Өтүнмө: { $reference }
        Сынак: { $call }

        { $link }
