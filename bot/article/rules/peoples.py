"""States, their peoples and their governments, and organisations, by all that they are called.

A line is a code and names for it; each state has its name in CLDR, and a test holds the list
against that. After `|` stand names that are so only with their capital letters, since they mean
something else without (US, Turkey). After `~` stand places that stand for a government, and go on
meaning themselves (Moscow); a slash joins two spellings of one.
"""

from collections import defaultdict

NAMES = """
ad Andorra, Andorran, Andorrans
ae United Arab Emirates, UAE, the Emirates, Emirati, Emiratis
af Afghanistan, Afghan, Afghans
al Albania, Albanian, Albanians
am Armenia, Armenian, Armenians
ao Angola, Angolan, Angolans
ar Argentina, Argentine, Argentinian, Argentinians
at Austria, Austrian, Austrians
au Australia, Australian, Australians
az Azerbaijan, Azerbaijani, Azerbaijanis, Azeri
ba Bosnia & Herzegovina, Bosnia and Herzegovina, Bosnia, Bosnian, Bosnians
bd Bangladesh, Bangladeshi, Bangladeshis
be Belgium, Belgian, Belgians
bg Bulgaria, Bulgarian, Bulgarians
bo Bolivia, Bolivian, Bolivians
br Brazil, Brazilian, Brazilians
by Belarus, Belarusian, Belarusians, Belarussian
ca Canada, Canadian, Canadians
cd Congo - Kinshasa, Democratic Republic of the Congo, DRC
ch Switzerland, Swiss
cl Chile, Chilean, Chileans
cn People’s Republic of China, PRC, Chinese | China ~ Beijing/Peking
co Colombia, Colombian, Colombians
cu Cuba, Cuban, Cubans
cy Cyprus, Cypriot, Cypriots
cz Czechia, Czech Republic, Czech, Czechs
de Germany, Federal Republic of Germany, German, Germans
dk Denmark, Danish, Dane, Danes
dz Algeria, Algerian, Algerians
ec Ecuador, Ecuadorian, Ecuadorians
ee Estonia, Estonian, Estonians
eg Egypt, Egyptian, Egyptians
es Spain, Spanish, Spaniard, Spaniards
et Ethiopia, Ethiopian, Ethiopians
fi Finland, Finnish, Finn, Finns
fr France, French, Frenchman, Frenchmen
gb United Kingdom, Great Britain, Britain, UK, British, Briton, Britons, Brit, Brits
gb Downing Street, Whitehall
ge Georgia, Georgian, Georgians
gh Ghana, Ghanaian, Ghanaians
gr Greece, Greek, Greeks
hr Croatia, Croatian, Croatians, Croat, Croats
hu Hungary, Hungarian, Hungarians
id Indonesia, Indonesian, Indonesians
ie Ireland, Irish, Irishman, Irishmen
il Israel, Israeli, Israelis
in India, Indian, Indians
iq Iraq, Iraqi, Iraqis
ir Iran, Islamic Republic of Iran, Iranian, Iranians ~ Tehran/Teheran
is Iceland, Icelandic, Icelander, Icelanders
it Italy, Italian, Italians
jo Jordanian, Jordanians | Jordan
jp Japan, Japanese
ke Kenya, Kenyan, Kenyans
kg Kyrgyzstan, Kyrgyz
kp North Korea, DPRK, North Korean, North Koreans ~ Pyongyang
kr South Korea, Republic of Korea, South Korean, South Koreans
kw Kuwait, Kuwaiti, Kuwaitis
kz Kazakhstan, Kazakh, Kazakhs
lb Lebanon, Lebanese
li Liechtenstein, Liechtensteiner
lt Lithuania, Lithuanian, Lithuanians
lu Luxembourg, Luxembourger, Luxembourgers
lv Latvia, Latvian, Latvians
ly Libya, Libyan, Libyans
ma Morocco, Moroccan, Moroccans
md Moldova, Moldovan, Moldovans
me Montenegro, Montenegrin, Montenegrins
mk North Macedonia, Macedonia, Macedonian, Macedonians
ml Malian, Malians | Mali
mm Myanmar (Burma), Myanmar, Burma, Burmese
mn Mongolia, Mongolian, Mongolians
mt Malta, Maltese
mx Mexico, Mexican, Mexicans
my Malaysia, Malaysian, Malaysians
ng Nigeria, Nigerian, Nigerians
nl Netherlands, Holland, Dutch, Dutchman, Dutchmen
no Norway, Norwegian, Norwegians
np Nepal, Nepali, Nepalese
nz New Zealand, New Zealander, New Zealanders
pe Peru, Peruvian, Peruvians
ph Philippines, Filipino, Filipinos, Philippine
pk Pakistan, Pakistani, Pakistanis
pl Poland | Polish, Pole, Poles
ps Palestinian Territories, Palestine, Palestinian, Palestinians
pt Portugal, Portuguese
qa Qatar, Qatari, Qataris
ro Romania, Romanian, Romanians
rs Serbia, Serbian, Serbians, Serb, Serbs
ru Russia, Russian Federation, Russian, Russians, Kremlin ~ Moscow
rw Rwanda, Rwandan, Rwandans
sa Saudi Arabia, Saudi, Saudis
sd Sudan, Sudanese
ss South Sudan, South Sudanese
td Chadian, Chadians | Chad
se Sweden, Swedish, Swede, Swedes
sg Singapore, Singaporean, Singaporeans
si Slovenia, Slovenian, Slovenians, Slovene, Slovenes
sk Slovakia, Slovak Republic, Slovak, Slovaks
sn Senegal, Senegalese
so Somalia, Somali, Somalis
su Soviet Union, USSR
sy Syria, Syrian, Syrians
th Thailand, Thai, Thais
tj Tajikistan, Tajik, Tajiks
tm Turkmenistan, Turkmen
tn Tunisia, Tunisian, Tunisians
tr Türkiye, Turkish, Turk, Turks | Turkey
tw Taiwan, Taiwanese
ua Ukraine, Ukrainian, Ukrainians ~ Kyiv/Kiev
us United States, United States of America, USA, America, American, Americans, White House
us | US ~ Washington
uy Uruguay, Uruguayan, Uruguayans
uz Uzbekistan, Uzbek, Uzbeks
va Vatican City, Vatican, Holy See
ve Venezuela, Venezuelan, Venezuelans
vn Vietnam, Vietnamese
xk Kosovo, Kosovar, Kosovars
ye Yemen, Yemeni, Yemenis
za South Africa, South African, South Africans
zw Zimbabwe, Zimbabwean, Zimbabweans
003 North America, North American
005 South America, South American
013 Central America, Central American
419 Latin America, Latin American
eu European Union | EU
un United Nations, United Nations Organisation, UNO | UN
nato NATO, North Atlantic Treaty Organisation, North Atlantic Treaty Organization, Atlantic Alliance
g7 G7, G-7 | Group of Seven
g20 G20, G-20 | Group of Twenty
osce OSCE, Organisation for Security and Co-operation in Europe
osce Organization for Security and Co-operation in Europe
osce Organisation for Security and Cooperation in Europe
imf IMF, International Monetary Fund
iaea IAEA, International Atomic Energy Agency
icc ICC, International Criminal Court
icj ICJ, International Court of Justice
ecb ECB, European Central Bank
wto WTO, World Trade Organisation, World Trade Organization
who World Health Organisation, World Health Organization | WHO
au2 African Union
asean ASEAN, Association of Southeast Asian Nations
opec OPEC, Organisation of the Petroleum Exporting Countries
opec Organization of the Petroleum Exporting Countries
ecfr ECFR, European Council on Foreign Relations
csto CSTO, Collective Security Treaty Organisation, Collective Security Treaty Organization
ngo NGO, NGOs, non-governmental organisation, non-governmental organisations
gdp GDP, gross domestic product
"""


def single_names() -> dict[str, frozenset[str]]:
    """The names of one word by their code, without places that stand for a government."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for line in NAMES.strip().splitlines():
        code, _, rest = line.partition(" ")
        every = rest.partition("~")[0].replace("|", ",").split(",")
        names[code].update(
            name.strip() for name in every if name.strip() and " " not in name.strip()
        )
    return {code: frozenset(some) for code, some in names.items() if len(some) > 1}
