"""The words that generated bases are made of. No name in here stands for anybody."""

# ruff: noqa: SIM905 - rows of words are read, and kept, more easily than rows of quoted words

from __future__ import annotations

#: The person whom every base has, whatever its size.
TEST_PERSON = ("Nguyễn", "Văn", "Bình")

# --- names of people: within a list no two words may fold to the same ------------------------

VIETNAMESE_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm Mai Tô "
    "Phan Hà Cao Lương Thái Châu Tạ Phùng Quách Kiều La"
).split()
VIETNAMESE_MIDDLES = (
    "Văn Thị Hữu Đức Quang Minh Ngọc Xuân Thanh Đình Công Quốc Cát Duy Gia Hải Hồng Huy Khắc Kim "
    "Mạnh Nhật Phú Phương Thế Tiến Trọng Tuấn Tường Việt Bảo Như Thu Thùy Trung Chính"
).split()
VIETNAMESE_GIVENS = (
    "An Anh Bằng Bích Bảo Cẩm Cường Chung Chương Dũng Diệu Đạt Điền Đông Giang Hạnh "
    "Hân Hiền Hiếu Hòa Hoài Hợp Huệ Hùng Hương Huyền Khải Khang Khánh Khoa Khôi Kiên Lan Liên "
    "Linh Loan Lộc Long Luân Miên Mỹ Nam Nga Nghĩa Nghi Nhi Nhân Nhung Oanh Phát Phong "
    "Phúc Phước Quân Quế Quý Quyên Quỳnh Sang Sáu Sinh Sơn Tài Tâm Tân Thành Thao Thắng Thịnh "
    "Thơ Thông Thủy Thư Thức Tiên Tín Toàn Trâm Trang Tri Trúc Tú Tùng Tuyết Uyên "
    "Vân Vinh Vượng Vy Xuyến Ngân Yến"
).split()

# Of Korean family names and of given syllables no two have a romanisation in common.
KOREAN_FAMILIES = (
    "김Kim 리Ri 박Pak 최Choe 정Jong 조Jo 강Kang 류Ryu 오O 안An 허Ho 한Han 황Hwang 윤Yun 신Sin "
    "송Song 홍Hong 문Mun 백Paek 남Nam 양Yang 배Pae 민Min 차Cha 구Ku 곽Kwak"
).split()
KOREAN_GIVENS = (
    "용Yong 철Chol 수Su 호Ho 성Song 은Un 길Gil 남Nam 명Myong 희Hui 옥Ok 국Guk 광Gwang 학Hak "
    "룡Ryong 진Jin 혁Hyok 춘Chun 창Chang 봉Bong 덕Dok 해Hae 동Dong 상Sang 인In 민Min 화Hwa 숙Suk "
    "미Mi 기Gi 식Sik 만Man 원Won 태Thae 강Gang 복Bok 재Jae 심Sim 향Hyang 설Sol 림Rim 평Phyong "
    "칠Chil 금Gum 현Hyon 경Gyong 훈Hun 란Ran 백Baek 하Ha 필Phil 섭Sop 옹Ong 단Dan "
    "두Du 무Mu"
).split()

WESTERN_GIVENS = (
    "Adam Agnes Albert Alice Andrew Anna Anton Arthur Astrid Beatrice Benjamin Bernard Bertha "
    "Boris Bruno Carla Caspar Cecilia Clara Claude Conrad Cyril Daniel David Diana Dora Edith "
    "Edmund Edward Eleanor Elias Emil Emma Eric Ernest Esther Eugene Eva Felix Flora Frances "
    "Frank Frieda Gabriel George Gerald Gertrude Gilbert Greta Gustav Hannah Harold Helen Henry "
    "Herbert Hilda Hugo Ida Igor Ingrid Irene Isaac Ivan Jacob James Jane Jerome Johanna Josef "
    "Julia Karl Kate Laura Lena Leonard Lewis Louise Lucas Lydia Magnus Margaret Martin Matilda "
    "Maurice Max Miriam Nadia Nicholas Nora Olga Oliver Oscar Patrick Paula Peter Philip Rachel "
    "Ralph Rebecca Richard Robert Rosa Rudolf Ruth Samuel Sarah Simon Sofia Stella Stephen Sylvia"
).split()
WESTERN_STEMS = (
    "Acker Alder Ander Bald Bern Birk Blom Brand Brod Dahl Ders Eber Eich Falk Ferd Fried Gold "
    "Grab Hag Hart Heid Holm Jab Kall Kamp Kess Klin Kron Lamp Lind Lund Mark Mild Nord Ost Palm "
    "Rosen Sand Stolt Wald"
).split()
WESTERN_ENDINGS = "son berg mann strand ov escu owski enko inger elli ard feld".split()

# --- what people do --------------------------------------------------------------------------

OFFICES = (
    "Minister of Foreign Affairs|Deputy Minister of Trade|Ambassador|Chairman of the National "
    "Assembly|Minister of Agriculture|Director of the Department of Asia|Minister of Culture|"
    "Minister of Education|Deputy Premier|Secretary of the Central Committee|Chief of the General "
    "Staff|Head of the Trade Mission|President of the Academy of Sciences|Minister of Health"
).split("|")
OCCUPATIONS = (
    "engineer physician journalist teacher geologist agronomist composer interpreter historian "
    "economist architect pilot painter chemist"
).split()
NAMESAKES = "general footballer singer chess-player bishop swimmer".split()

# --- places ----------------------------------------------------------------------------------

#: Countries with their code, and their cities.
COUNTRIES = {
    "Vietnam VN": "Hanoi, Haiphong, Hue, Danang, Vinh, Can Tho, Nam Dinh, Thai Nguyen",
    "North Korea KP": "Pyongyang, Hamhung, Wonsan, Kaesong, Sinuiju, Chongjin, Nampo",
    "China CN": "Beijing, Shanghai, Nanning, Kunming, Dandong, Shenyang",
    "Soviet Union SU": "Moscow, Leningrad, Tashkent, Vladivostok, Odessa",
    "Laos LA": "Vientiane, Luang Prabang, Pakse",
    "Cambodia KH": "Phnom Penh, Battambang",
    "Cuba CU": "Havana, Santiago, Matanzas",
    "Mongolia MN": "Ulaanbaatar, Darkhan",
    "Poland PL": "Warsaw, Gdansk, Krakow, Lodz",
    "Hungary HU": "Budapest, Szeged, Miskolc",
    "Bulgaria BG": "Sofia, Varna, Plovdiv",
    "Czechoslovakia CS": "Prague, Brno, Bratislava, Ostrava",
    "East Germany DD": "Berlin, Leipzig, Dresden, Rostock",
    "Romania RO": "Bucharest, Constanta, Cluj",
    "Algeria DZ": "Algiers, Oran",
    "Egypt EG": "Cairo, Alexandria",
    "India IN": "New Delhi, Calcutta, Bombay",
    "Indonesia ID": "Jakarta, Bandung, Surabaya",
    "Burma MM": "Rangoon, Mandalay",
    "Japan JP": "Tokyo, Osaka, Niigata",
    "Sweden SE": "Stockholm, Gothenburg",
    "France FR": "Paris, Marseille",
    "Angola AO": "Luanda, Huambo",
    "Tanzania TZ": "Dodoma, Tanga",
}
SITES = "School|Hospital|Power Station|Textile Mill|State Farm|Palace of Culture".split("|")

# --- topics: name, broader topic, synonyms; things that facts are about -----------------------

TOPICS = """
Agriculture||farming, farms, nông nghiệp|spring sowing, the state farms
Aid||assistance, donations, viện trợ|help after the typhoon, relief goods
Anniversaries||jubilee, founding day|the founding day, the tenth anniversary
Archives||records, documents|the papers of the joint commission, old maps
Arts|Culture|performing arts, troupes|a song and dance troupe, an evening of opera
Aviation|Transport|airline, flights|the air link, a training course for pilots
Banking|Economy|banks, credit|a long credit, clearing accounts
Border||frontier, demarcation|the border posts, the crossing for goods
Cinema|Culture|film, films, movies|a week of films, a studio for dubbing
Coal|Mining|collieries, than|the coal washery, shafts of the eastern field
Construction||building works|prefabricated houses, a bridge of concrete
Culture||cultural exchange, văn hóa|the cultural programme, a house of friendship
Customs|Trade|tariffs, duties|the list of tariffs, papers for transit goods
Delegations||missions, delegates|a delegation of the party, a group of deputies
Diplomacy||diplomatic relations, ngoại giao|the exchange of ambassadors, a common stand
Disarmament|Peace|arms control|a zone without nuclear arms, the test ban
Education||schools, universities, giáo dục|textbooks, the language faculty
Electricity|Energy|power, điện|a power line, turbines for the river station
Emergency relief|Aid|disaster relief|tents and blankets, medicine for the flooded districts
Energy||fuel|the energy plan, a saving of fuel
Exhibitions|Culture|fairs, exposition|an exhibition of machines, the autumn fair
Family reunions||separated families|the search for relatives, letters home
Fisheries||fishing, thủy sản|trawlers, a cannery for fish
Football|Sport|soccer, bóng đá|a friendly match, the training of referees
Forestry||timber, lâm nghiệp|reforestation, a sawmill
Friendship||friends, hữu nghị|the friendship society, a month of friendship
Geology|Science|surveying, prospecting|a survey of ores, the map of the coast
Handicrafts|Culture|crafts, lacquer|lacquer ware, a school for weavers
Health||medicine, hospitals, y tế|a clinic for children, vaccines
Housing|Construction|dwellings|a settlement for workers, flats for teachers
Industry||factories, công nghiệp|machine tools, a plant for bearings
Investment|Economy|investors, joint ventures|a joint company, the law on investment
Irrigation|Agriculture|canals, dams|the pumping stations, a dam on the upper river
Journalism||press, newspapers, báo chí|an exchange of articles, the news agency
Language|Education|translation, interpreters|a dictionary, courses for interpreters
Law||legal assistance|help in civil cases, the consular convention
Libraries|Education|books|a gift of books, the catalogue of manuscripts
Machinery|Industry|engines, machine tools|tractors, diesel engines
Military||army, quân sự|a course for officers, anti-aircraft guns
Mining||mines, ores|the open pit, drilling rigs
Music|Culture|concerts, orchestra|a symphony concert, folk songs
Museums|Culture|collections|a hall of the museum, finds from the old capital
Parliaments||deputies, quốc hội|the visit of deputies, a group of friendship
Peace||stability, hòa bình|the peace appeal, talks on the armistice
Postal service||mail, stamps|a stamp of two countries, parcels by rail
Public security||police|the fight against smuggling, training for guards
Railways|Transport|trains, đường sắt|sleepers and rails, a through train
Reform|Economy|renovation, đổi mới|new rules for enterprises, prices set by the market
Rice|Agriculture|grain, paddy, gạo|seed rice, husking mills
Rubber|Agriculture|latex, cao su|raw rubber, a plantation in the hills
Science||research, khoa học|the academies, a laboratory for soils
Shipping|Transport|sea transport, ports|a monthly line, cranes for the port
Silk|Industry|sericulture, lụa|cocoons, a spinning mill for silk
Sport||sports, thể thao|a meeting of athletes, gymnasts
Students|Education|alumni, sinh viên|scholarships, a hostel for students
Taxation|Economy|taxes, thuế|double taxation, the tax on freight
Tourism||travel, du lịch|a group of tourists, the seaside resort
Trade|Economy|commerce, thương mại|the list of goods, payment in kind
Transport||transportation|freight by road, spare parts for lorries
Economy||economic development, kinh tế|the five-year plan, works of common interest
"""

# --- documents -------------------------------------------------------------------------------

#: Short names of publishers and what they stand for, in order.
PUBLISHERS = {
    "ASH": "Asian Survey of History",
    "DLB": "Diplomatic List Bulletin",
    "EWR": "East and West Review",
    "HNP": "Harbour News Press",
    "KRD": "Korean Reader's Digest of Documents",
    "MTG": "Morning Telegraph",
    "PFA": "Papers on Foreign Affairs",
    "SGW": "Saigon River Weekly",
    "TRN": "Trade and Transport News",
    "VDO": "Vietnam Daily Observer",
}

#: Reasons why a date is as it is, where it is not printed.
REASONS = {
    "worked-out": (
        '"last month" in a report of the month after',
        '"on Friday"; the report is dated the day after',
        "told with the talks of that day (line 4)",
        '"a year before", counted from the issue of the document',
    ),
    "inferred": (
        "the day is not given; printed elsewhere with the same words",
        "during the visit that the document is about",
        "the heading of the chapter covers this time only",
    ),
}
