threads-body-missing = Адегенде текст жазыңыз
threads-body-too-long = Текст өтө узун, эң көбү { $max } белги
threads-reason-missing = Бул жазуу эмне үчүн сызылып жатканын жазыңыз
threads-reason-too-long = Себеби өтө узун, эң көбү { $max } белги
threads-struck-already = Бул жазуу мурда эле сызылган
threads-tag-missing = Белгини жазыңыз.
threads-tag-too-long = Белги өтө узун: эң көбү { $max } белги.
threads-tags-too-many = Мурда эле { $max } белги бар. Бирин тандаңыз.
