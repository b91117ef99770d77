# People, their accounts, signing in.

people-heading = Адамдар
people-name = Аты
people-roles = Ролдору
people-state = Каттоо жазуусу
people-email = Электрондук почта
people-language = Тил
people-zone = Убакыт алкагы
people-signed-in = Акыркы кирүү
people-never = Азырынча жок
people-state-invited = чакырылган
people-state-active = иштеп турат
people-state-disabled = жабылган
people-state-erased = өчүрүлгөн
people-erased-on = Өчүрүлгөн күнү
people-erased = Бул адамдын аты менен дареги өчүрүлгөн. Анын аракеттери код менен жазылып калат.
people-still-active = Адегенде каттоо жазуусун жабыңыз
people-search = Аты же почтасы
people-search-button = Издөө
people-count = Табылды: { $n }
people-none = Эч ким табылган жок

## Adding
people-add-heading = Адам кошуу
people-add-text = Бул адам почта аркылуу кирүү шилтемеси бар чакыруу алат. Шилтеме бир эле жолу иштейт жана жети күн жарактуу.
people-add-name = Аты
    .hint = Кесиптештери билген аты
people-add-email = Электрондук почта
people-add-roles = Ролдору
people-add-language = Каттардын тили
people-add-country = Өлкө
people-no-country = Көрсөтүлгөн эмес
people-add-zone = Убакыт алкагы
    .hint = Мисалы Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
people-add-button = Кошуу жана чакыруу
people-added = Адам кошулду. Чакыруу жөнөтүлүүдө.

## One person
people-change-roles = Ролдорду өзгөртүү
people-person-roles = Ролдору
people-roles-button = Ролдорду сактоо
people-account = Каттоо жазуусу
people-disable-button = Каттоо жазуусун жабуу
people-enable-button = Каттоо жазуусун кайра ачуу
people-invite-button = Чакырууну кайра жөнөтүү
people-roles-changed = Ролдор сакталды.
people-disabled = Каттоо жазуусу жабылды. Анын бардык сеанстары аяктады.
people-sign-out-button = Бардык сеанстарын аяктоо
people-signed-out-there = Бул колдонуучунун бардык сеанстары аяктады. Каттоо жазуусу ачык калды.
people-sign-out-all-heading = Баарынын сеанстарын аяктоо
people-sign-out-all-text = Эгер сырсөз же сервер бөтөн колго түшүп калышы мүмкүн болсо: Сиздин ушул жердеги сеансыңыздан башка бардык сеанстар, топтордуку да, дароо аяктайт. Каттоо жазуулары ачык калат, жазылган текст жоголбойт.
people-sign-out-all-button = Баарынын сеанстарын аяктоо
people-signed-out-all = Башкалардын баарынын сеанстары аяктады.
people-enabled = Каттоо жазуусу кайра ачылды.
people-invited = Чакыруу жөнөтүлүүдө.

## One's own account
people-me-language = Менин тилим
    .hint = Сизге каттар ушул тилде жазылат
people-me-button = Тилди сактоо
people-language-set = Тил сакталды.
people-back = Каттоо жазуума кайтуу
people-password-heading = Сырсөз коюу
people-password-text = Сырсөз алмашкандан кийин бул жерде тутумда каласыз. Башка жерлердин баарында сеанстар аяктайт.
people-password-current = Азыркы сырсөз
people-password-password = Жаңы сырсөз
    .hint = Эң аз 8 белги. Бир нече сөз жакшы
people-password-button = Сырсөздү сактоо
people-password-set = Сырсөз сакталды.
people-password-wrong = Азыркы сырсөз туура келген жок
people-signed-out = Сиз чыктыңыз.

## Signing in
sign-in-heading = Кирүү
sign-in-email = Электрондук почта
sign-in-password = Сырсөз
sign-in-button = Кирүү
sign-in-forgot = Сырсөздүн ордуна кирүү шилтемесин почтадан алуу
sign-in-groups = Топтор үчүн:
sign-in-by-password = Сырсөз менен кирүү
sign-in-link-heading = Кирүү шилтемеси
sign-in-link-text = Сизге сырсөзсүз кирүү шилтемесин жөнөтөбүз. Ал бир эле жолу иштейт жана жарым саат жарактуу.
sign-in-link-email = Электрондук почта
sign-in-link-button = Шилтемени жөнөтүү
sign-in-link-sent-heading = Почтаңызды караңыз
sign-in-link-sent = Эгер бул дарек менен каттоо жазуусу бар болсо, ага шилтеме жөнөтүлүүдө.
sign-in-link-wait = Бул бир нече мүнөт алышы мүмкүн. «Спам» папкасын да караңыз.
sign-in-link-press = Кирүү үчүн баскычты басыңыз. Шилтеме бир жолу иштейт.
sign-in-link-new = Жаңы шилтеме суроо

## Refusals
people-email-malformed = Бул почта дареги эмес. Ал мындай болот: name@example.org
people-email-taken = Бул дарек башка бирөөдө бар
people-name-missing = Атын жазыңыз
people-role-missing = Жок дегенде бир ролду тандаңыз
people-sign-in-failed = Дарек же сырсөз туура эмес
people-too-many-tries = Ката аракеттер өтө көп. Эки мүнөт күтүңүз же шилтеме менен кириңиз
people-link-dead = Бул шилтеме колдонулган же эскирген. Жаңысын сураңыз
people-password-short = Сырсөз өтө кыска: эң аз 8 белги керек
people-password-common = Бул сырсөздү көптөр колдонот, аны табуу оңой. Башкасын тандаңыз
people-password-known = Бул сырсөз дээрлик Сиздин атыңыздан, дарегиңизден же программанын аталышынан гана турат, аны табуу оңой. Башкасын тандаңыз
people-last-administrator = Бул акыркы администратор. Адегенде башкасын дайындаңыз
people-zone-unknown = Мындай убакыт алкагы жок. Мисалы, мындай жазыңыз: Asia/Dushanbe

## The second factor
sign-in-code-heading = Колдонмодогу код
sign-in-code-text = Телефондо коддор колдонмосун ачып, бул программа үчүн көрсөтүлгөн алты цифраны жазыңыз. Камдык код да жарайт.
sign-in-code-again = Башынан баштоо
sign-in-code-code = Алты цифра
    .hint = Же камдык код
people-second-heading = Эки кадамдуу кирүү
people-second-text = Сырсөзүңүздү билип алган киши да кире албайт: сырсөздөн тышкары телефонуңуздагы колдонмо көрсөткөн код керек. Колдонмого интернет керек эмес.
people-second-asleep = Эки кадамдуу кирүүнү күйгүзгөндөн кийин иштей аласыз.
people-second-step-app = Коддор колдонмосун орнотуңуз, мисалы, Aegis, FreeOTP же Google Authenticator.
people-second-step-scan = Колдонмодо аккаунт кошууну тандап, сүрөттү скандаңыз.
people-second-step-number = Колдонмо көрсөткөн алты цифраны жазыңыз.
people-second-picture = Колдонмо үчүн QR код
people-second-by-hand = Сүрөт скандалбаса, колдонмого муну жазыңыз:
people-second-code = Алты цифра
    .hint = Колдонмо азыр көрсөтүп тургандай
people-second-button = Күйгүзүү
people-second-since = Эки кадамдуу кирүү күйгүзүлгөн. Күнү: { $on }.
people-second-codes-left = Калган камдык коддор: { $n }
people-second-away-heading = Өчүрүү
people-second-away-text = Мисалы, телефонду алмаштыруудан мурда. Кийин кайра күйгүзүңүз.
people-second-away-button = Эки кадамдуу кирүүнү өчүрүү
people-second-away-done = Эки кадамдуу кирүү өчүрүлдү.
people-second-codes-heading = Камдык коддоруңуз
people-second-codes-text = Бул коддорду жазып алып, телефондон бөлөк сактаңыз. Телефон жоголсо, ар бири менен бир жолу кирсе болот. Алар азыр гана көрсөтүлөт.
people-second-go-on = Улантуу
people-second-reset-button = Эки кадамдуу кирүүнү өчүрүү
people-second-reset-done = Эки кадамдуу кирүү өчүрүлдү. Колдонуучу кийинки жолу киргенде аны кайра күйгүзөт.
people-code-wrong = Цифралар туура келбейт же мурда колдонулган. Кийинкисин күтүңүз
people-code-late = Өтө көп убакыт өттү. Кайрадан кириңиз

## Where one is signed in
people-browser = Браузер { $n }
people-browser-unknown = Башка браузер
people-sessions-heading = Кайсы жерлерде киргенсиз
people-sessions-text = Ар бир сап — Сиз кирген браузер. Бирөөсү тааныш болбосо, андан чыгып, жаңы сырсөз коюңуз. Бул кандай браузер экени жана кайда экени сакталбайт.
people-session-browser = Браузер
people-session-this = ушул
people-session-began = Кирген күнү
people-session-used = Акыркы колдонуу
people-session-end = Андан чыгуу
people-session-end-others = Башка жерлердин баарынан чыгуу
people-session-ended = Андан чыктыңыз.
people-sessions-ended = Башка жерлердин баарынан чыктыңыз.
people-session-name-heading = Ушул браузердин аты
people-session-name = Аты
    .hint = Мисалы: кеңседеги ноутбук. Аны Сиз гана көрөсүз
people-session-name-button = Атын сактоо
people-session-named = Аты сакталды.
people-device-name-long = Аты өтө узун: эң көп 60 белги

## Proving who one is before an act
people-prove-heading = Бул Сиз экениңизди ырастаңыз
people-prove-text = Бул кадам үчүн дал ушул Сиз экениңизге ишенишибиз керек. Жазганыңыз жоголбойт.
people-prove-code = Алты сан
    .hint = Телефондогу колдонмодон же камдык код
people-prove-password = Сырсөз
people-prove-button = Ырастоо
people-prove-passkey-button = Кирүү ачкычы менен ырастоо
people-prove-link-text = Сизде сырсөз да, эки кадамдуу кирүү да жок. Почтадагы шилтеме менен кайра кирип, бул кадамды кайталаңыз.
people-proved-lead = Рахмат. Азырынча эч нерсе сактала элек: улантып, дагы бир карап, баскычты басыңыз.

## The first start
setup-heading = Программаны биринчи жолу коюу
setup-text = Азырынча эч кимде каттоо жазуусу жок. Сиздики биринчи болот: бул башкаларды чакырган администратордун каттоо жазуусу.
setup-name = Атыңыз
    .hint = Кесиптештериңиз билген ат
setup-email = Электрондук почта
setup-password = Сырсөз
    .hint = Эң аз 8 белги. Бир нече сөз жакшы
setup-language = Менин тилим
setup-zone = Убакыт алкагы
    .hint = Мисалы Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
setup-button = Каттоо жазуумду ачуу
setup-done = Каттоо жазууңуз ачылды. Эми башкаларды кошуңуз.
people-open-work = Ачык иш
people-no-second = жок
people-second-set-up = Эки кадамдуу кирүү мурда күйгүзүлгөн
people-set-up-already = Программа мурда эле коюлган: эсеп бар

## Кирүү ачкычтары (passkeys)
people-passkeys-heading = Кирүү ачкычтары
people-passkey = Кирүү ачкычы
people-passkeys-text = Кирүү ачкычы (passkey) телефонуңузда, компьютериңизде же аппараттык ачкычта сакталат. Киргенде же Сиз экениңизди ырастаганда ал колдонмодогу коддун ордуна колдонулат. Колдонмо башка түзмөктөр үчүн калат.
people-passkeys-none = Азырынча кирүү ачкычы жок.
people-passkey-added-on = Кошулган күнү
people-passkey-add = Кирүү ачкычын кошуу
people-passkey-name = Аны эмне деп атайсыз?
    .hint = Мисалы: жумуш телефону
people-passkey-add-button = Кирүү ачкычын кошуу
people-passkey-remove = Алып салуу
people-passkey-added = Кирүү ачкычы кошулду.
people-passkey-removed = Кирүү ачкычы алып салынды.
people-passkey-alone = Адегенде колдонмону жөндөңүз: кирүү ачкычы аны толуктайт.
people-passkey-wrong = Кирүү ачкычы кабыл алынган жок. Кайра аракет кылыңыз.
people-passkey-failed = Болгон жок: түзмөк баш тартты же убакыт бүттү. Кайра аракет кылыңыз же колдонмодогу кодду жазыңыз.
people-passkey-script = Кирүү ачкычтары үчүн скрипттери иштеген браузер керек. Аларсыз колдонмодогу код менен кирсе болот.
people-passkey-nowhere = Бул программанын дарегинде кирүү ачкычтары иштебейт: домен аты жана шифрленген байланыш керек.
people-passkeys-enough = Мындан көп кирүү ачкычын кошууга болбойт. Эң көбү: { $most }
sign-in-passkey-button = Кирүү ачкычын колдонуу
sign-in-openid-button = { $name } аркылуу кирүү
people-openid-refused = Бул жол менен кирүү мүмкүн болгон жок. Балким, дарегиңиз үчүн бул жерде каттоо жазуусу жок же өтө көп убакыт өтүп кетти. Кайра аракет кылыңыз, болбосо сырсөз же шилтеме менен кириңиз
people-openid-away = { $name } жооп бербей жатат. Сырсөз же шилтеме менен кириңиз, болбосо кийинчерээк кайра аракет кылыңыз
audit-people-passkey_added = Кирүү ачкычы кошулду
audit-people-passkey_removed = Кирүү ачкычы алып салынды
