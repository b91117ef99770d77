payees-add-bank-code = Банк коди (БИК, МФО)
