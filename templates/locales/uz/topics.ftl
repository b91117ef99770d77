# Members vote on a topic of an agenda that is no application.

board-topic-vote = Bu masala boʻyicha ovoz berish
board-topic-put = Ovozga qoʻyish
board-topic-lead = Boshqa aʼzolarga xabar beriladi va ular Siz ovoz berishni yopguningizcha shu yerda ovoz beradi. Yoqlab berilgan ovozlar qarshilardan koʻp boʻlsa va yetarlicha aʼzo ovoz bersa, masala qabul qilinadi.
board-topic-close = Ovoz berishni yopish
board-topic-closed = Ovoz berish yopildi, ovozlar sanaldi.
board-topic-counted = Ovozlar
board-topic-result = Natija
board-topic-ballots = Kim qanday ovoz bergan
board-topic-voted = Bu masala boʻyicha allaqachon ovoz berilgan
board-topic-quorum = Aʼzolar juda kam: kvorum uchun { $needed } nafar kerak, ammo { $electors } nafar ovoz bera oladi
board-topic-cast-choice = Sizning ovozingiz
board-minutes-ballots = Tizimda ovoz berish: { $electors } aʼzodan { $cast } nafari ovoz berdi; kvorum: { $quorum }
audit-board-open_topic = Masala ovozga qoʻyildi
audit-board-vote_topic = Masala boʻyicha ovoz berildi
audit-board-close_topic = Masala boʻyicha ovoz berish yopildi
notice-topic-vote = Majlis kun tartibidagi masala ovozga qoʻyildi
    .body =
        Kengash majlisi kun tartibidagi masala ovozga qoʻyildi. Ovoz berish ochiq yoki yashirin ekani sahifada aytilgan.

        { $link }
