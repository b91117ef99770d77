threads-body-missing = Avval matn yozing
threads-body-too-long = Matn juda uzun, koʻpi bilan { $max } ta belgi
threads-reason-missing = Bu izoh nega ustidan chizilayotganini yozing
threads-reason-too-long = Sabab juda uzun, koʻpi bilan { $max } ta belgi
threads-struck-already = Bu izoh ustidan allaqachon chizilgan
threads-tag-missing = Belgini yozing.
threads-tag-too-long = Belgi juda uzun: koʻpi bilan { $max } ta belgi.
threads-tags-too-many = Allaqachon { $max } ta belgi bor. Bittasini tanlang.
