# Пешниҳодҳои бозпасгирифта, ҳисоби озмоишии маблағ, тартиби раис дар холҳои баробар, хоҳишҳои хонандагон
board-reason-withdrawn = раис бозпас гирифт
audit-value-withdrawn = бозпас гирифта шуд
audit-board-withdraw_motion = Пешниҳод бозпас гирифта шуд
board-withdraw-heading = Пешниҳодро бозпас гирифтан
board-withdraw-lead = Овозҳои додашуда дар қайд мемонанд, вале чизеро ҳал намекунанд. Ба ҷои он пешниҳоди нав гузоштан мумкин аст.
board-withdraw-note = Сабаб
    .hint = Дар таърих мемонад
board-withdraw-button = Бозпас гирифтан
board-withdrawn = Пешниҳод бозпас гирифта шуд.
