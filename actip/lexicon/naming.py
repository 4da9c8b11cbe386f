"""Own the words beside which the name of a person stands, and those that make a name that of something else.

All are alternatives of a pattern, by language of the region in Latin letters.
"""

# What a person is called by.
TITLES = (
    *("Mrs?", "Ms", "Miss", "Mdm", "Madam", "Daw", "Maung", "Bapak", "Bpk", "Ibu", "Saudar[ai]", "Sdri?", "Nona"),
    *("Nyonya", "Tuan", "Encik", "Puan", "Cik", "Gng", "Bb", "Ginang", "Ginoo", "Binibini", "Aling", "Mang"),
    *("Hj", "Hjh", "Haji", "Hajah", "senhora?"),
    *("Sra?", "Senhora?", "Menina", "Mana", "Maun", "Dona", "Chị", "chị", "Cháu", "cháu", "Bé", "Nang"),
)
# Words or parts of names of places as well.
SHORT_TITLES = ("Ko", "Ma", "Ông", "ông", "Bà", "bà", "Anh", "anh", "Em", "em", "Cô", "cô")

# Before a name, whoever has it.
NAME_WORDS = (
    *(
        "named",
        "nicknamed",
        "known as",
        "a\\.k\\.a\\.",
        "alias",
        "bernama",
        "nama samaran",
        "nama panggilan",
        "dipanggil",
    ),
    *(
        "dikenal sebagai",
        "dikenali sebagai",
        "dengan nama",
        "berinisial",
        "inisial",
        "tên thường gọi là",
        "tên là",
        "tên",
    ),
    *("biệt danh là", "biệt danh", "chamad[oa]", "conhecid[oa] (?:como|por)", "de nome", "naran", "hanaran"),
    *(
        "real name",
        "name is",
        "name was",
        "atas nama",
        "nama sebenar",
        "namanya",
        "tên thật là",
        "chama-se",
        "chamava-se",
    ),
    *("nagngangalang", "kilala bilang", "alyas", "pinangalanang"),
)
CALLED = ("called",)

# Who a person is in what happened. The first are so in a trial or before, the second are anybody in it.
PARTS = (
    *("victim", "survivor", "witness", "accused", "defendant", "complainant", "korban", "mangsa", "penyintas", "saksi"),
    *(
        "tertuduh",
        "terdakwa",
        "tersangka",
        "nạn nhân",
        "nhân chứng",
        "bị hại",
        "bị cáo",
        "bị can",
        "nghi phạm",
        "đối tượng",
    ),
    *("biktima", "biktimang", "saksing", "akusado", "akusadong", "vítima", "testemunha", "sobrevivente", "arguid[ou]"),
    *("suspeit[oua]", "suspek", "perpetrator", "offender", "pelaku", "lesad[oa]", "nasasakdal", "testigo"),
    *("arguida", "sasin", "suspect", "trafficker", "convict", "returnee", "deportee", "petitioner", "plaintiff"),
    *("detainee", "respondent", "informant", "whistle-?blower", "escapee", "recruiter", "ringleader", "co-accused"),
    *("saksi korban", "saksi pelapor", "pelapor", "terlapor", "terpidana", "narapidana", "buronan"),
    *("perekrut", "saksi mahkota", "tergugat", "pengadu", "suspek utama", "orang kena tuduh", "pesalah", "banduan"),
    *("bị đơn", "nguyên đơn", "người bị hại", "người làm chứng", "người tố giác", "bị án", "phạm nhân", "kẻ cầm đầu"),
    *("nghi can", "tội phạm", "người bị tố cáo", "chủ mưu", "nagrereklamo", "naghain ng reklamo", "nasasakdal na"),
    *("ang akusadong", "nahatulan", "nakaligtas", "tumestigong", "rekruter", "kumplainant", "complainante"),
    *("ofendid[oa]", "queixos[oa]", "condenad[oa]", "denunciante", "réu", "acusad[oa]", "aliciador[a]?"),
    *("suspeitu", "akuzadu", "kondenadu", "lezadu", "testemuña", "keixozu"),
)
PERSONS = (
    *("girl", "boy", "woman", "man", "child", "minor", "worker", "teenager", "youth", "maid", "fisher(?:man)?"),
    *(
        "anak",
        "kanak-kanak",
        "perempuan",
        "wanita",
        "gadis",
        "laki-laki",
        "lelaki",
        "pria",
        "remaja",
        "bocah",
        "pekerja",
    ),
    *("bé gái", "bé trai", "cô gái", "cô bé", "em gái", "em bé", "thiếu nữ", "thiếu niên", "người phụ nữ", "cháu bé"),
    *("bata", "batang", "babae", "babaeng", "lalaki", "lalaking", "dalagita", "dalagitang", "binatilyo", "binatilyong"),
    *(
        "menor",
        "menina",
        "menino",
        "rapariga",
        "rapaz",
        "jovem",
        "mulher",
        "homem",
        "criança",
        "labarik",
        "feto",
        "mane",
    ),
    *("foin-sa[e'’]+", "student", "warga"),
)
SEXES = ("female", "male", "nữ", "nam", "feminino", "masculino", "feminina", "masculina")
KIN = (
    *("mother", "father", "sister", "brother", "husband", "wife", "aunt", "uncle", "guardian", "daughter", "son"),
    *("ibu", "ayah", "bapa", "bapak", "suami", "iste?ri", "kakak", "adik", "paman", "bibi", "mẹ", "bố", "cha", "chồng"),
    *("vợ", "anh trai", "chị gái", "ina", "ama", "kapatid", "asawa", "tiyahin", "mãe", "pai", "irmã", "irmão", "tia"),
    *("tio", "marido", "inan", "aman", "feton", "tian", "grandmother", "grandfather", "cousin", "niece", "nephew"),
    *("stepfather", "stepmother", "fiancé", "fiancée", "foster (?:mother|father)", "mother-in-law"),
    *("nenek", "kakek", "datuk", "keponakan", "sepupu", "ayah tiri", "ibu tiri", "bapa tiri", "bapa saudara"),
    *("ibu saudara", "emak", "pak ?cik", "mak ?cik", "abang", "anak saudara", "wali", "penjaga", "mertua", "cucu"),
    *("dì", "chú", "bác", "cậu", "mợ", "thím", "bà ngoại", "bà nội", "ông ngoại", "ông nội", "em trai", "em gái"),
    *("anh họ", "chị họ", "cha dượng", "người giám hộ", "cô ruột", "tiyuhin", "tiyo", "tito", "tita", "lola", "lolo"),
    *("ate", "kuya", "pinsan", "nanay", "tatay", "pamangkin", "amain", "madrasta", "avó", "avô", "prim[oa]"),
    *("padrasto", "madrasta", "sobrinh[oa]", "esposa", "esposo", "filh[oa]", "tiu", "tiun", "avoo", "maun", "biin"),
)

# What makes of a name that of an office, an institution, a place, a law, or of several: each word of a name is held
# against them, those of `_FIRST` where they begin it.
_FIRST = (
    "The|This|These|An|A|Os|As|O|In|Of|And|For|With|By|From|Is|Are|Was|Has|If|When|Where|Who|Any|To|On|At|Not|No|Under|Before|"
    "Tidak|Lihat|Tanpa|Dirahasiakan|Disamarkan|Không|Xem|Walang|Hindi|Não|Ver|Confidential|None|See|Removed|Withheld|"
    "Redacted|After|During|Each|Every|Our|Its|Both|All|Most|Uma|Trường|Đường|Hội|Ban|Thủ|Chủ|Phó|Chánh|Viện|Giám|Trưởng|Thứ|Đại"
)
_ENGLISH = (
    "Hotline|Database|System|Fund|Facility|Guidelines?|Strategy|Policy|Building|Campaign|Act|Law|Bill|Code|Decree|Order|"
    "Article|Section|Chapter|Convention|Protocol|Plan|Programme|Program|Project|Committee|Council|Commission|Court|"
    "Ministry|Department|Bureau|Office|Agency|Unit|Centre|Center|Shelter|House|Home|School|University|College|Hospital|"
    "Province|District|City|Town|Township|Village|Region|State|Island|Police|Group|Network|Foundation|"
    "Organi[sz]ation|Association|Union|Women|Men|Girls|Boys|Children|Persons|People|Victims?|Workers|Students|Minors|"
    "Youths?|Females?|Males?|Adults?|Child|Girl|Boy|Woman|Man|Survivors?|Witness(?:es)?|Migrants?|Nationals?|"
    "Citizens?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Support|Protection|Identification|Assistance|Services?|"
    "Compensation|Impact|Rights|Care|Charter|Advoca\\w+|Liaison|Safety|Referral|Return|Statements?|Form|Interview|"
    "Rules?|Day|Desk|Helpline|Line|Initiative|Mechanism|Standards?|Report|Recovery|Trust|Board|Task|Force|Royal|National|"
    "Government|Federal|International|Division|Command|Army|Navy|Embassy|Consulate|Bank|Company|Limited|Ltd|Airport|"
    "Bridge|River|Road|Street|Avenue|Market|Border|Temple|Church|Mosque|Square|Prison|Station|Camp|Zone|County|Area|"
    "Capital|North|South|East|West|Northern|Southern|Eastern|Western|Central|January|February|March|September|October|"
    "November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Phase|Table|Annex|Part|Level|Stage|"
    "Module|Course|Training|Workshop|Conference|Meeting|Forum|Sample|Total|Sex|Age|Unknown|Other|Trafficking|Smuggling|"
    "Exploitation|Forced|Labou?r|Sexual|Online|Cases?|Anti|Human|Social|Legal|Public|General|Minimum|Special|Expert|"
    "Hearing|Testimony|Operation|Refuge|Haven|Clinic|Directive|Award|Prize|Festival|Summit|Dialogue|Partnership|"
    "Alliance|Coalition|Movement|Society|Institute|Academy|Hotel|Restaurant|Karaoke|Factory|Farm|Vessel|Actionline|Treaty|Declaration|Room|Version|Edition|"
    "Reintegration|Package|Plus|Registry|Register|Blacklist|Exchange|Transfer|Watchlist|Hub|Portal|Scheme|Reward|Guidance|Notes?|Manual|Toolkit|Handbook|Vision|Mission|Bar|Fact|Sheet|Kit|Secretariat|Memorial|"
    "Scholarship|Rapporteur|Working|Cooperation|Development|Justice|Health|Education|Welfare|Affairs"
)
_OFFICES = (
    "Minister|Secretary|Speaker|Justice|Judge|President|Chair\\w*|Commissioner|Director|Ambassador|Governor|"
    "Prosecutor|Attorney|Solicitor|Deputy|Prime|Vice|Senator|Mayor|Registrar|Superintendent|Head|Captain|Colonel|"
    "Inspector|Sergeant|Officer|Doctor|Professor|"
    "Menteri|Hakim|Ketua|Presiden|Gubernur|Jaksa|Kepala|Direktur|Bupati|Wali\\w*|Kapol\\w+|Pengarah|Timbalan|"
    "Pegawai|Datuk|Dato|Ministr[oau]|Presidente|Ju[ií]z\\w*|Procurador\\w*|Prezident\\w*|Diret[oó]r\\w*|Komandante|"
    "Pangulo\\w*|Kalihim|Undersecretary|Senador|Hukom|Piskal|Gobernador|Alkalde|Atty|Heneral|Kapitan|Kongresista|"
    "Bộ trưởng|Thủ tướng|Chủ tịch|Phó|Chánh án|Viện trưởng|Giám đốc|Trưởng|Thứ trưởng|Đại sứ|Đại tá"
)
_ASIAN = (
    "Viet Nam|Việt Nam|Lao|Laos|PDR|Khmer|Vietnam|Vietnamese|Thai|Thailand|Burmese|Myanmar|Indonesian?|Malaysian?|"
    "Singapore(?:an)?|Brunei(?:an)?|Timor(?:ese)?|Timor-Leste|Filipin[oa]|Pilipinas|Philippines?|Cambodian?|Kamboja|"
    "Kemboja|Chin(?:a|ese)|Indian?|Bangladesh(?:i)?|Nepal(?:i|ese)?|Pakistani?|Rohingya|Hmong|Akha|Khmu|Asean|ASEAN|"
    "Undang|Peraturan|Pasal|Kota|Kabupaten|Provinsi|Anak|Perempuan|Korban|Saksi|Mangsa|Ahli|Warga\\w*|Negara|"
    "Kementerian|Dinas|Badan|Lembaga|Yayasan|Rumah|Polda|Polres|Polri|Pengadilan|Kejaksaan|Kepolisian|Pelapor|Pusat|"
    "Jabatan|Majlis|Pertubuhan|Akta|Mahkamah|Balai|Pejabat|Jalan|Kampung|Kampanye|Kempen|Kepulauan|Jawa|Sumatera|"
    "Nusa|Sulawesi|Kalimantan|Asing|Tenaga|Kerja|Tindak|Pidana|Perdagangan|Orang|Wanita|Negeri|Bahagian|Pasukan|"
    "Program|Gerakan|Hari|Deklarasi|Konvensi|Rencana|Pelan|Projek|Majelis|Dewan|Panti|Sekolah|Universitas|Bandara|"
    "Kasus|Kes|Lapas|Rutan|Penjara|Código|Kodigo|Kódigu|Prisão|Bilangguan|Trại|Khusus|Umum|Utama|Hak|Asasi|Sosial|Pelabuhan|Stasiun|Operasi|Talian|Perlindungan|Pemerintah|Kerajaan|Polis|Komisi|Jaringan|Gerakan|"
    "Luật|Nghị|Tỉnh|Trẻ|"
    "Thành phố|Phố|Trung tâm|Trung ương|Trung Quốc|Ngôi|Nhà|Cục|Sở|Công an|Công ty|Công ước|Công đoàn|"
    "Tòa|Điều|Quỹ|Cơ|Ủy|Huyện|Quận|Xã|Phường|Người|Bộ|Liên hiệp|Phụ nữ|"
    "Chương trình|Chiến dịch|Kế hoạch|Hiệp hội|Dự án|Đội|Đồn|Cửa khẩu|Bệnh viện|Mạng lưới|"
    "Programa|Plano|Kampanya\\w*|Tahanan|Kanlungan|Simbahan|Pambansa\\w*|Samahan|Konseho|Batas|Barangay|Lungsod|Lalawigan|Kagawaran|Sentro|Tanggapan|Paaralan|Hukuman|Mga|Pilipino|"
    "Direitos?|Comissão|Conselho|Rede|Projeto|Campanha|Convenção|Dia|Semana|Declaração|Serviço|Nacional|Lei|Casa|Fundação|Fundasaun|Ministério|Ministériu|Escola|Tribunal|Tribunál|Polícia|Munisípi[ou]|Município|"
    "República|Repúblika|Centro|Linha|Direito|Associação|Igreja|Distrito|Suco|Suku|Aldeia|Solidariedade|Vítimas?"
)
_ANYBODY = "|".join((*PARTS, *PERSONS, *SEXES))
_OF_A_FAITH = (  # or of a people: 'Wanita Islam'
    "islam|muslim(?:ah)?|kristen|kristian|katolik|hindu|buddha|buddhist|melayu|cina|tionghoa|jawa|sunda|batak|dayak|iban|"
    "kadazan|bumiputera|moro|lumad|bisaya|católic[oa]|muçulman[oa]|kinh|khơ ?me|dao|tày|mường|hồi giáo|công giáo"
)
GENERAL = f"\\A(?:{_FIRST})\\b|\\b(?:(?:{_ENGLISH})s?|{_OFFICES}|{_ASIAN})\\b|\\A(?i:{_ANYBODY}|{_OF_A_FAITH})\\Z"
OFFICES = f"(?!(?:{_OFFICES}|General|Kota|Pertiwi|Negara|Samui|Phangan|Chang|Tao|Lanta|Kong|Kut|Lipe)\\b)"
