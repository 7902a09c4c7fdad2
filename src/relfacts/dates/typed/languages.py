"""What the parts of a date are called, in the languages that dates are typed in: one table.

A spelling stands here only if it means one thing in all of these languages; letter case does not
matter. What is no word of a date is not in the table, and makes a text one that is not read.
"""

from __future__ import annotations

MONTHS = {
    # English; German; French; Spanish; Russian (as in "28 ноября" and by itself)
    "01": "january jan januar jänner janvier janv enero ene января январь янв",
    "02": "february feb februar février fevrier févr fevr febrero февраля февраль фев февр",
    "03": "march mar märz maerz mrz mars marzo марта март мар",
    "04": "april apr avril avr abril abr апреля апрель апр",
    "05": "may mai mayo мая май",
    "06": "june jun juni juin junio июня июнь июн",
    "07": "july jul juli juillet juil julio июля июль июл",
    "08": "august aug août aout agosto ago августа август авг",
    "09": "september sep sept septembre septiembre setiembre сентября сентябрь сен сент",
    "10": "october oct oktober okt octobre octubre октября октябрь окт",
    "11": "november nov novembre noviembre ноября ноябрь ноя нояб",
    "12": "december dec dezember dez décembre déc diciembre dic декабря декабрь дек",
}

#: From Monday on. A weekday stands before the day, and must be its own.
WEEKDAYS = (
    "monday mon montag lundi lunes понедельник thứ_hai 월요일 月曜日 星期一 周一",
    "tuesday tue tues dienstag mardi martes вторник thứ_ba 화요일 火曜日 星期二 周二",
    "wednesday wed mittwoch mercredi miércoles среда thứ_tư 수요일 水曜日 星期三 周三",
    "thursday thu thur thurs donnerstag jeudi jueves четверг thứ_năm 목요일 木曜日 星期四 周四",
    "friday fri freitag vendredi viernes пятница thứ_sáu 금요일 金曜日 星期五 周五",
    "saturday sat samstag sonnabend samedi sábado суббота thứ_bảy 토요일 土曜日 星期六 周六",
    "sunday sun sonntag dimanche domingo воскресенье chủ_nhật 일요일 日曜日 星期日 星期天 周日",
)

#: In the order of EDTF: spring, summer, autumn, winter.
SEASONS = (
    "spring frühling frühjahr printemps primavera весна весной xuân 봄 春 春季 春天",
    "summer sommer été verano лето летом hè 여름 夏 夏季 夏天",
    "autumn fall herbst automne otoño осень осенью 가을 秋 秋季 秋天",
    "winter hiver invierno зима зимой đông 겨울 冬 冬季 冬天",
)

#: What stands after a number and says what it is; with "of" what stands before one.
UNITS = {
    "year": "년 年 год года году г",
    "year of": "year jahr année an año năm nam",
    "month": "월 月",
    "month of": "tháng thang",
    "day": "일 日 号 號",
    "day of": "ngày ngay",
    "decade": "s er е х е_годы е_гг 년대 年代",
    "decade of": "thập_niên thập_kỷ",
    "century": "century centuries cent c jahrhundert jh 세기 世紀 世纪",
    "century of": "thế_kỷ siglo",
    "quarter": "quarter quartal trimestre 분기 季度",
    "quarter of": "q quý",
    "third": "third",
    "half": "half halbjahr",
    "half of": "h",
}

#: The halves of a year that have a name of their own.
HALVES = ("상반기 上半年 nửa_đầu", "하반기 下半年 nửa_cuối")

ORDINALS = {
    "1": "first 1st erste erstes premier primer",
    "2": "second 2nd zweite zweites deuxième segundo",
    "3": "third 3rd dritte drittes troisième tercer",
    "4": "fourth 4th vierte viertes quatrième cuarto",
    "0": "last",
}

#: After a number they make it a place in a row: 1st March, 19th century, 1er mars.
ENDINGS = "st nd rd th er º ª"

#: What joins dates, leads them, or follows them.
JOINTS = {
    "to": "- .. / to until till through thru bis đến",
    "and": "and und",
    "or": "or",
    "between": "between",
    "from": "from since",
    "until": "until till by",
    "before": "before",
    "after": "after",
    "later": "later after onward onwards",
    "earlier": "earlier before",
    "about": "about around approximately approx circa ca c",
    "BC": "bc bce",
    "AD": "ad ce",
}

#: Words that change nothing: in 1958, the 1950s, spring of 1958, 28 de noviembre de 1958.
IDLE = "the in of on during within throughout de del el la im am vào mùa"

HEMISPHERES = {"northern": 4, "southern": 8}

#: What is as long as whoever says it likes: these are refused, with what to type instead.
VAGUE = "early late mid middle beginning start end đầu cuối giữa 초 말 anfang ende mitte"

#: Those of them that are of the second half.
LATE = "late end cuối 말 ende"

#: What depends on the day on which it is asked: an answer never does.
CLOCK = (
    "today yesterday tomorrow now ago this last next current recent recently "
    "heute gestern hôm 오늘 어제 올해 작년 今天 今年 去年 сегодня вчера"
)

#: What is printed for a date that is no time to ask for.
TIMELESS = "ongoing always undated unknown"

#: Ten years of some century or other.
TEENS = (
    "twenties thirties forties fifties sixties seventies eighties nineties "
    "20s 30s 40s 50s 60s 70s 80s 90s"
)
