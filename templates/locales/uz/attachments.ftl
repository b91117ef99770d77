attachments-file-missing = Faylni tanlang
attachments-too-large = Fayl juda katta: koʻpi bilan { $max }. Sahifaning surati koʻpincha kichikroq boʻladi.
attachments-kind-refused = Bunday faylni qabul qila olmaymiz. Qabul qilamiz: { $kinds }. Boshqa fayl boʻlsa, uni suratga oling yoki PDF qilib saqlang.
attachments-too-many = Fayllar soni chegaraga yetgan: { $max }. Avval bittasini olib tashlang.
attachments-damaged = Fayl ochilmayapti: buzilgan boʻlishi mumkin. Yana urinib koʻring yoki boshqasini tanlang.
attachments-too-many-pixels = Surat juda katta: koʻpi bilan { $max } million nuqta. Uni kichraytiring yoki pastroq sifatda qayta oling.
attachments-unsafe = Bu hujjatni qabul qila olmaymiz: unda dastur (makros) bor, parol bilan yopilgan yoki xavfli tarzda siqilgan. Uni PDF qilib saqlang.
