# Kvorum uchun aʼzolar kam qoldi.

notice-quorum-lost = Ovoz berishda kvorum toʻplanmaydi: { $reference }
    .body =
        Toʻqnashuvi yoʻq aʼzolar juda kam qoldi, shuning uchun bu ovoz berish bilan endi qaror qabul qilib boʻlmaydi. Rais taklifni qaytarib olib, aʼzolar yetarli boʻlganda uni qaytadan ovozga qoʻyishi mumkin.

        Tanlov: { $call }
        Ariza: { $reference }
        Kvorum uchun ovozlar: { $needed }
        Ovoz bera oladigan aʼzolar: { $electors }

        { $link }
mail-value-needed = Kvorum uchun nechta ovoz kerak
mail-value-electors = Necha aʼzo ovoz bera oladi
