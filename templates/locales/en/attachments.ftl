attachments-file-missing = Choose a file
attachments-too-large = The file is too large: at most { $max }. A photo of the page is often smaller.
attachments-kind-refused = We cannot take this kind of file. We take: { $kinds }. If it is something else, take a photo of it or save it as PDF.
attachments-too-many = There are as many files as there may be: { $max }. Remove one first.
attachments-damaged = The file does not open: it may be damaged. Try again or choose another.
attachments-too-many-pixels = The picture is too large: at most { $max } million points. Make it smaller or take it again at a lower quality.
attachments-unsafe = We cannot take this document: it holds programs (macros), is locked with a password, or is packed in a dangerous way. Save it as PDF.
