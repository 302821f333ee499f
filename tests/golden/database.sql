-- What an earlier version of Parley (migration 18, practice) kept of one community.
PRAGMA application_id = 1348563564;
BEGIN TRANSACTION;
CREATE TABLE accounts (
    community TEXT NOT NULL,
    account   TEXT NOT NULL, -- the platform's own id of a person
    member    TEXT NOT NULL, -- ours; erasing cuts the row, and with it the link
    PRIMARY KEY (community, account)
);
CREATE TABLE answer_opinions (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    helpful   INTEGER NOT NULL,
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, answer, member),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);
CREATE TABLE answer_sentences (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as shown
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (community, answer, position),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);
INSERT INTO "answer_sentences" VALUES('c','avdzyce3012k',0,'op-ed',1,1,'Guarantors fear being drawn into a war whose beginning they did not see.');
INSERT INTO "answer_sentences" VALUES('c','avdzyce3012k',1,'op-ed',1,1,'A promise that must first be discussed can be talked to death.');
INSERT INTO "answer_sentences" VALUES('c','avdzyce3012k',2,'op-ed',1,1,'Sanctions that return by themselves need no vote.');
INSERT INTO "answer_sentences" VALUES('c','avdzyce3012k',3,'op-ed',1,1,'A short fixed time for consultation binds them to an answer, and leaves open which.');
INSERT INTO "answer_sentences" VALUES('c','9tfjdapq9ck3',0,'brief',1,23,'A tripwire is a force too weak to hold off an attack, whose loss would bring its senders into the fight.');
INSERT INTO "answer_sentences" VALUES('c','2y0rem4n4zmy',0,'op-ed',1,1,'A promise that must first be discussed can be talked to death.');
INSERT INTO "answer_sentences" VALUES('c','2y0rem4n4zmy',1,'op-ed',1,1,'Sanctions that return by themselves need no vote.');
INSERT INTO "answer_sentences" VALUES('c','2y0rem4n4zmy',2,'op-ed',1,1,'Guarantors fear being drawn into a war whose beginning they did not see.');
INSERT INTO "answer_sentences" VALUES('c','2y0rem4n4zmy',3,'op-ed',1,1,'A short fixed time for consultation binds them to an answer, and leaves open which.');
CREATE TABLE answer_sources (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- of the wording
    number    INTEGER NOT NULL, -- from 0
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    quotation TEXT    NOT NULL, -- as it stands in the paragraph
    PRIMARY KEY (community, answer, position, number),
    FOREIGN KEY (community, answer, position)
        REFERENCES answer_wordings (community, answer, position)
);
CREATE TABLE answer_wordings (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as shown
    words     TEXT    NOT NULL, -- the model's; its sources stand in answer_sources
    PRIMARY KEY (community, answer, position),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);
CREATE TABLE answers (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    place      TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    scope      TEXT    NOT NULL, -- the slugs asked, separated by spaces; empty for the library
    abstained  INTEGER NOT NULL, -- 1 when the article does not say
    confidence REAL    NOT NULL,
    asked_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);
INSERT INTO "answers" VALUES('c','avdzyce3012k','p','boris','What do guarantors fear?','op-ed',0,8.09638202190399169921e-01,1772380844015);
INSERT INTO "answers" VALUES('c','9tfjdapq9ck3','p','dana','What is a tripwire force?','brief',0,9.56402897834777832031e-01,1772380855021);
INSERT INTO "answers" VALUES('c','2y0rem4n4zmy','p','erik','Who won the football game?','op-ed',1,2.95165032148361206054e-02,1772380866027);
CREATE TABLE article_blocks (
    community TEXT    NOT NULL,
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    position  INTEGER NOT NULL, -- from 0, in reading order
    kind      TEXT    NOT NULL, -- heading, paragraph or removed
    paragraph INTEGER,          -- its number, from 1
    text      TEXT    NOT NULL,
    reason    TEXT,             -- why it was removed
    note      TEXT    NOT NULL,
    PRIMARY KEY (community, slug, version, position),
    FOREIGN KEY (community, slug, version) REFERENCES article_versions (community, slug, version)
);
INSERT INTO "article_blocks" VALUES('c','brief',1,0,'heading',NULL,'What a security guarantee is',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,1,'paragraph',1,'A security guarantee is a promise of help: one or several states undertake to act when another state is attacked or in danger. A security assurance is a softer commitment: it declares an intention, or promises restraint, and creates no duty to help. Many diplomats use the word guarantee only for promises that bind. The memorandum signed in Budapest in 1994 speaks of assurances in its English title. A commitment should therefore be judged by the duty it creates and not by its title.',NULL,'Sources: Memorandum on Security Assurances, Budapest, 1994; Kyiv Security Compact, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,2,'paragraph',2,'A negative assurance is a promise to leave a country unharmed, while a positive one is a promise of help. A promise of either kind works only if it is credible, which means that both friend and foe believe it. Marie Dumoulin, who wrote on the subject in 2022 as a director at the European Council on Foreign Relations, describes credibility as a balance between the danger guarantors will accept and the interests they defend. James Fearon names two ways to show that a promise is meant. A state can tie its hands, so that retreat becomes expensive later, or it can sink costs, which means paying something today.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Fearon, Signaling Foreign Policy Interests, 1997; Kyiv Security Compact, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,3,'heading',NULL,'Who promises, and in what form',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,4,'paragraph',3,'The guarantor is the state, or group of states, that gives the promise. The beneficiary is the country that receives the promise, and the adversary is the state to be deterred. Guarantors can be a single patron, a named core group, the members of NATO or of the European Union, or a circle to which the adversary itself belongs. A single patron can act fast, but its elections then decide everything. A wide group shares the burden, yet its members may promise different things and be played off against each other. Dumoulin wants European and American commitments in parallel, because she sees in them a way to keep the Atlantic partners together.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Kyiv Security Compact, 2022; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,5,'paragraph',4,'A guarantee can take four legal forms: a political declaration, an agreement between governments, a statute of the guarantor, or a treaty that parliaments have approved. A political declaration rests on reputation alone. Ratification is the vote by which a parliament turns a signed treaty into a binding one. A ratified treaty is the hardest form to abandon, because whoever breaks it breaks international law. Ratification also has a price: a single parliament can refuse, and the beneficiary stays exposed while it waits.',NULL,'Sources: Fearon, Signaling Foreign Policy Interests, 1997; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,6,'heading',NULL,'What is promised, and when it applies',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,7,'paragraph',5,'The obligation is what guarantors owe once the guarantee applies. Five obligations form a scale: to refrain from attack, to consult, to help with means such as arms and money, to aid and assist in a form that each guarantor picks, and to defend with force. A duty to supply arms leaves the beneficiary to fight by itself. A duty to defend means that guarantors accept a possible war beforehand. The research project ATOP, which codes alliance treaties from 1815 to 2018, uses a list of its own: defence, offence, neutrality, non-aggression and consultation.',NULL,'Sources: ATOP, Alliance Treaty Obligations and Provisions, version 5.1, 1815–2018; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,8,'paragraph',6,'The trigger is the event or decision that sets a guarantee in motion. An automatic trigger is a defined event after which help is owed without further debate. In other designs the beneficiary calls for help, each guarantor decides alone, or a common procedure finds that the guarantee applies. An automatic trigger gives the most certainty and takes the brake away from the guarantors. A free decision keeps the brake, but help that may be refused is help that may be doubted. Brett Benson calls a promise deterministic when help is sure to follow its condition, and probabilistic when help stays uncertain by design.',NULL,'Sources: Benson, Constructing International Security, 2012; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,9,'paragraph',7,'A guarantee has to say which events, which places and what conduct it covers. A clause limited to armed attack is clear, yet it leaves out sabotage, cyber operations and blockades. A clause that covers every incident may pull large states into small quarrels. Recognised borders bring in land that is already occupied, while a limit to land under government control may look like consent to conquest. A conduct condition is a clause under which help is owed only if the beneficiary did not provoke the attack. Opponents of that condition expect every attacker to allege provocation.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; North Atlantic Treaty, 1949, Article 5; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,10,'paragraph',8,'The scope is how exactly a guarantee lays down the response. A text can leave the response open, set a floor, set a ceiling, or contain a response ladder. A response ladder is a table that pairs kinds of incident with kinds of reaction. Each rung of a ladder can be believed, since it fits the incident, but an attacker can shape an act to land on the lowest rung. Dumoulin''s article prefers a rather vague scope, so that Moscow cannot find out by probing where support would end. Critics reply that nobody can rely on a promise whose content is unknown.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Benson, Constructing International Security, 2012; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,11,'heading',NULL,'How a decision is reached',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,12,'paragraph',9,'Consultation is a duty to meet and talk when a crisis begins. A consultation clause obliges the parties to meet on request and founds no organisation. A standing body has staff who watch events at all times, keep records and can check facts on the ground. Deadlines differ from text to text: the agreement between the United Kingdom and Ukraine asks for talks within 24 hours, and the Istanbul draft of 2022 allowed three days. Without a deadline, putting off the meeting is an easy way to refuse. With a tight deadline, guarantors may act before the facts are known.',NULL,'Sources: United Kingdom–Ukraine Agreement on Security Co-operation, 2024; Istanbul communiqué, 2022, as published; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,13,'paragraph',10,'Assessment is the step in which the parties establish what happened and whether the guarantee applies. The standard of proof can be low, such as the beneficiary''s own report, or high, such as the finding of an international body. A low standard is quick, but a disputed account may divide the guarantors. A high standard is slow, and the adversary may belong to the very body that must rule. Consensus lets any single guarantor block a reaction, a qualified majority can bind states that voted no, and an opt-in rule lets the willing go ahead. The beneficiary may be left out, heard, seated as an equal, or given a veto.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,14,'heading',NULL,'What makes a promise hold',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,15,'paragraph',11,'Standing support is the help that flows in quiet times, before any new attack. Standing support can mean equipment for the armed forces, a stronger arms industry, common training, shared intelligence and money. The aim of standing support is deterrence by denial, which means that an attack would probably fail. Supporters say that a strong army protects a country even when its partners hesitate. Sceptics answer that years of open arming may look like preparation for war, and that parliaments have to find the money again every year.',NULL,'Sources: Kyiv Security Compact, 2022; Centre for Eastern Studies (OSW), The West and Ukraine, 2024; Snyder, The Security Dilemma in Alliance Politics, 1984');
INSERT INTO "article_blocks" VALUES('c','brief',1,16,'paragraph',12,'Snapback is the return of lifted sanctions after the terms of a deal have been broken. A guarantee may leave sanctions out, announce an intention, fix packages and procedure in advance, or let sanctions come back without a vote. Sanctions serve deterrence by punishment, which makes an attack expensive afterwards. Automatic snapback is certain, but a single contested incident could then undo a settlement. A vote before each return avoids that danger and makes life easier for the side that breaks the rules. Dumoulin''s article asks for provisions on sanctions and leaves open whether they would return by themselves.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,17,'paragraph',13,'The term is how long a guarantee lasts. A guarantee may run for a few years, for a decade or longer, until the beneficiary joins an organisation, or without an end date. A short term is over before families and investors can plan around it. A long promise meets parliaments that vote money year by year. Exit rules count as well: under Article 13 of its treaty, an ally may leave NATO after giving notice. Dumoulin''s article speaks of long-term commitments and gives no number of years.',NULL,'Sources: North Atlantic Treaty, 1949, Article 13; Centre for Eastern Studies (OSW), The West and Ukraine, 2024; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,18,'paragraph',14,'The beneficiary''s duties are what the protected country undertakes in return. Such duties can include its own defence, consultation before risky steps, an account of how aid was used, reforms, help for the guarantors in their turn, and limits on arms or alliances. Dumoulin wants Ukraine to keep up a territorial defence of its own. Supporters of that duty say that guarantors stay willing when the country helps itself. Limits on arms are contested: they may remove an adversary''s motive, but a failed promise would then leave the country without a fallback.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; North Atlantic Treaty, 1949, Articles 3 and 5; Istanbul communiqué, 2022, as published');
INSERT INTO "article_blocks" VALUES('c','brief',1,19,'heading',NULL,'Earlier promises',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,20,'paragraph',15,'Article 5 of the North Atlantic Treaty of 1949 counts an armed attack on one ally as an attack on all. Every ally must then help, by whatever action it considers necessary, armed force included. Article 5 is often called automatic, yet the allies first agree by consensus that an attack has taken place. Territory under Article 5 has never been invaded by the Soviet Union or by Russia. Ukraine applied to join NATO after Russia claimed to annex four of its regions in September 2022. NATO''s foreign ministers confirmed the open door on 29 November 2022, but they did not deal with the application.',NULL,'Sources: North Atlantic Treaty, 1949, Article 5; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,21,'paragraph',16,'The Budapest Memorandum is a set of political assurances signed on 5 December 1994 by Ukraine, Russia, the United States and the United Kingdom. Ukraine gave up nuclear weapons, and the other three promised to respect its borders and to refrain from force and coercion. The memorandum provides for consultation, but it sets no deadline and names no sanctions. Ukraine, the United States and the United Kingdom hold that Russia broke the memorandum in 2014 and again in 2022. Russia disputes this: Foreign Minister Sergei Lavrov says that the memorandum only forbade the use of nuclear weapons against Ukraine.',NULL,'Sources: Memorandum on Security Assurances, Budapest, 1994; RBC-Ukraine, report on Lavrov''s remarks, October 2025');
INSERT INTO "article_blocks" VALUES('c','brief',1,22,'paragraph',17,'Article 42(7) of the Treaty on European Union obliges member states to help a member that suffers armed aggression on its territory. Article 42(7) has been used once, when France asked for assistance in 2015. The clause lays down no procedure, and no forces are assigned to it. Neutral members of the Union keep conditions of their own. Dumoulin suggests that Ukraine, a candidate for membership since 2022, should gradually receive the support which members owe one another, although her article does not name the clause.',NULL,'Sources: Treaty on European Union, Article 42(7); Clingendael Institute, Uncharted and uncomfortable, 2022; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,23,'paragraph',18,'Two American texts offer arms without an alliance. The memorandum of 2016 between the United States and Israel sets aside 38 billion dollars of military aid for the fiscal years 2019 to 2028, although Congress still has to approve the money. The memorandum with Israel contains no promise to fight. The Taiwan Relations Act of 1979 is an American law that provides arms for Taiwan''s self-defence and leaves open whether American forces would fight. Strategic ambiguity is the deliberate choice not to say if or how one would act. Supporters say that ambiguity restrains both sides, and critics doubt that it stops a determined attacker.',NULL,'Sources: United States–Israel Memorandum of Understanding, 2016; Taiwan Relations Act, Public Law 96-8, 1979; Benson, Constructing International Security, 2012');
INSERT INTO "article_blocks" VALUES('c','brief',1,24,'heading',NULL,'Designs for Ukraine',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,25,'paragraph',19,'The Kyiv Security Compact is a set of recommendations of 13 September 2022 by Andriy Yermak, who then ran the office of Ukraine''s president, and Anders Fogh Rasmussen, who once led NATO. The Compact would be one strategic document shared by guarantor states and filled in by binding agreements with each of them. A core group would give military support, and a wider group would back sanctions. The Compact calls Ukraine''s capacity to defend itself the strongest guarantee. At Ukraine''s request guarantors would gather within 24 hours and settle their measures within 72. Kyiv presented the Compact as a bridge to NATO.',NULL,'Sources: Kyiv Security Compact, recommendations, 2022; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,26,'paragraph',20,'The long-war plan is a proposal of September 2022 by Piotr Buras, Marie Dumoulin, Gustav Gressel and Jeremy Shapiro. The plan has four parts: military assistance, assurances against Russian escalation, access to the European single market, and a secure supply of energy. Dumoulin''s later article describes the plan as broader Western help with a formal promise of assistance after a future attack. Dumoulin''s article does not state the legal form of that promise. Supporters say that the plan suits governments with different limits, and sceptics say that everyone may read something else into it. Dumoulin is thus a co-author of the plan that her article presents.',NULL,'Sources: Buras, Dumoulin, Gressel and Shapiro, Survive and thrive, ECFR/461, 2022; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,27,'paragraph',21,'The emergency mechanism is the alternative to an automatic trigger that Marie Dumoulin proposed in an opinion piece of late 2022. Ukraine and its partners would judge together what kind of incident had occurred and settle how to answer it. Dumoulin gives moral hazard as her reason: help that comes by itself might tempt a protected country into risks. Supporters say that a shared finding can carry a wider response. Critics fear that an attacker could use the time the assessment takes. Dumoulin''s article does not say who may convene the mechanism, how fast it must decide, on what proof, or by which vote.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,28,'paragraph',22,'The Group of Seven adopted a joint declaration of support for Ukraine in Vilnius on 12 July 2023. The leaders of the Group of Seven intend to consult at once after a new armed attack, to send swift help and to impose costs on Russia. Bilateral agreements give the declaration its detail. The first agreement, between the United Kingdom and Ukraine, was signed on 12 January 2024 and runs for ten years. The Centre for Eastern Studies observes that the British promise of military aid reaches only as far as the current budget year. Kyiv calls such agreements useful but not yet a guarantee.',NULL,'Sources: G7, Joint Declaration of Support for Ukraine, Vilnius, 2023; United Kingdom–Ukraine Agreement on Security Co-operation, 2024; Centre for Eastern Studies (OSW), The West and Ukraine, 2024');
INSERT INTO "article_blocks" VALUES('c','brief',1,29,'paragraph',23,'The coalition of the willing is a European-led group of states that plans a force in Ukraine for the time after a ceasefire. The coalition''s declaration of Paris, dated 6 January 2026, also foresees monitoring led by the United States, a commission on violations, and long-term arms supplies. A tripwire is a force too weak to hold off an attack, whose loss would bring its senders into the fight. Supporters say that soldiers on the spot convince more than words do. Sceptics object that the force could entangle its senders without protecting Ukraine. Moscow could also delay the force, because it starts only with a ceasefire.',NULL,'Sources: Coalition of the willing, declaration of Paris, 6 January 2026');
INSERT INTO "article_blocks" VALUES('c','brief',1,30,'paragraph',24,'The Istanbul draft is a text that Ukraine and Russia negotiated in March and April 2022 and never concluded. Under the draft, Ukraine would have become permanently neutral and limited its arms, and guarantor states, Russia among them, would have come to its aid. The draft left some areas of Ukraine outside the guarantee. Kyiv wanted assistance to follow after three days of consultation, whereas Moscow wanted action only with the consent of all guarantors. Some observers call the draft a missed chance. Others say that the attacker could have blocked the help.',NULL,'Sources: Istanbul communiqué, 2022, as published');
INSERT INTO "article_blocks" VALUES('c','brief',1,31,'heading',NULL,'The arguments',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,32,'paragraph',25,'Supporters argue that Ukraine needs guarantees before it can be expected to negotiate. Dumoulin holds that success in battle will not by itself bring Kyiv to the table. Guarantees, she writes, would make Ukraine''s terms realistic and recognised abroad, and would reassure negotiators and the public that a deal can last. Guarantees would also encourage investors, rebuilding and the return of refugees. Supporters add that a firm commitment tells Moscow to expect more Western help for Kyiv if it escalates.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,33,'paragraph',26,'Other voices would negotiate first and settle guarantees during the talks or afterwards. Benjamin Friedman wrote in 2023 that guarantees announced for the time after the war give Moscow a reason to fight on. A second argument for talks first is that a promise already made cannot be traded at the table. A third argument is that an adversary has less cause to break terms it has accepted. Opponents reply that a country without protection bargains from weakness, and that Moscow would water down the very clauses meant to restrain it.',NULL,'Sources: Friedman, Neutrality not NATO, Defense Priorities, 2023; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,34,'paragraph',27,'Entrapment is the danger of being dragged into an ally''s war for aims that are not one''s own. Moral hazard is the temptation to run greater risks when others pay part of the price. Dumoulin warns that a promise which binds too tightly could pull guarantors into a war that the protected country provoked. Michael Beckley wrote in 2015 that such entanglement is rare, and he counted only five apparent American cases since 1945. Benson, Meirowitz and Ramsay argued in 2014 that the boldness which a promise gives can itself deter an attacker.',NULL,'Sources: Snyder, The Security Dilemma in Alliance Politics, 1984; Beckley, The Myth of Entangling Alliances, 2015; Benson, Meirowitz and Ramsay, Inducing Deterrence through Moral Hazard in Alliance Contracts, 2014; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,35,'paragraph',28,'Abandonment is the failure of an ally to give the help that was counted on. Glenn Snyder showed in 1984 that abandonment and entrapment pull against each other: a step that calms the first fear tends to feed the second. Armed neutrality is a policy of weapons and training without a promise of defence. Friedman argues that armed neutrality would serve Ukraine better than guarantees nobody believes. Dumoulin warns that a commitment which looks insincere may encourage an attacker. Benson found that only promises tied to an attack by the adversary go together with fewer attacks.',NULL,'Sources: Snyder, The Security Dilemma in Alliance Politics, 1984; Friedman, Neutrality not NATO, 2023; Benson, Unpacking Alliances, 2011; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,36,'heading',NULL,'Views from the capitals',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,37,'paragraph',29,'Kyiv holds that NATO membership would protect Ukraine best and regards other arrangements as steps on the way. Kyiv draws from the Budapest Memorandum the lesson that words without means do not protect. President Volodymyr Zelensky named conditions for talks in late 2022, among them the withdrawal of Russian forces, the return of detained and deported people, and a special court for Russia''s leaders. Dumoulin judged at the time that those conditions were far from fulfilled. Kyiv rejects any arrangement that would let Russia veto help for Ukraine.',NULL,'Sources: Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Kyiv Security Compact, 2022; Istanbul communiqué, 2022, as published');
INSERT INTO "article_blocks" VALUES('c','brief',1,38,'paragraph',30,'Moscow says that the enlargement of NATO threatens Russia''s security. In December 2021 Russia published draft agreements that would have barred Ukraine and other states from joining NATO. Dmitry Medvedev, of Russia''s Security Council, called the Kyiv Security Compact a prologue to a third world war, and Moscow rejects Western forces in Ukraine. In August 2025 Foreign Minister Sergei Lavrov called security talks without Russia a road to nowhere and named the Istanbul draft as a model. Moscow treats Kyiv''s conditions for talks as an ultimatum. Ukraine and its partners answer that Russia attacked a country whose borders it had promised to respect.',NULL,'Sources: Russian draft agreements with the United States and NATO, 17 December 2021; Sputnik, report on Medvedev''s remarks, 13 September 2022; Cyprus Mail, report on Lavrov''s remarks, 20 August 2025; Memorandum on Security Assurances, Budapest, 1994');
INSERT INTO "article_blocks" VALUES('c','brief',1,39,'paragraph',31,'Western European governments back long support for Ukraine and differ over its form. Some governments would send soldiers after a ceasefire, and others would help only from outside the country. Some governments see Article 42(7) as the core of a European defence, and others worry that it would take strength from NATO. Governments also disagree on when Ukraine could join NATO, since a member at war would make the duty of defence immediate. The authors of the long-war plan hold that Europeans should show that they will stay for many years.',NULL,'Sources: Coalition of the willing, declaration of Paris, 2026; Clingendael Institute, Uncharted and uncomfortable, 2022; Buras, Dumoulin, Gressel and Shapiro, Survive and thrive, ECFR/461, 2022');
INSERT INTO "article_blocks" VALUES('c','brief',1,40,'paragraph',32,'American views are divided. The United States joined the Group of Seven declaration of 2023, and its policy has varied since then. Friedman, of the institute Defense Priorities, would give Ukraine arms and training with Europeans in the lead, and no promise of defence. Rajan Menon proposed in 2023 that European states alone should guarantee Ukraine, without NATO and without the United States. Critics of that idea say that a guarantee without American means would invite Moscow to test it.',NULL,'Sources: G7, Joint Declaration of Support for Ukraine, 2023; Friedman, Neutrality not NATO, 2023; Menon, An enduring coalition to protect Ukraine, 2023');
INSERT INTO "article_blocks" VALUES('c','brief',1,41,'paragraph',33,'Several governments outside the two camps put a ceasefire and talks first. China''s position paper of 24 February 2023 calls for respect for sovereignty and a return to negotiation, and says that regional security must not rest on stronger military blocs. China and Brazil proposed in May 2024 a peace conference recognised by both Russia and Ukraine. Kyiv criticised the proposal of China and Brazil. Another neutral concern is proof: some hold that a response will win support beyond the West only if an impartial body has established the facts.',NULL,'Sources: Ministry of Foreign Affairs of China, Position on the Political Settlement of the Ukraine Crisis, 2023; China and Brazil, Common Understandings, 23 May 2024; Censor.net, report of 27 September 2024; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','brief',1,42,'heading',NULL,'Open questions',NULL,'');
INSERT INTO "article_blocks" VALUES('c','brief',1,43,'paragraph',34,'Four questions remain open in most of these designs. The first question is who decides that an incident counts, how fast, and on what proof. The second question is whether a written response deters better than an unwritten one. The third question is whether a guarantee can be believed without the United States, and whether an American promise can outlast an election. The fourth question is whether guarantees should come before talks, inside a settlement, or only with a ceasefire. No known design removes the fear of abandonment and the fear of entrapment together, so a group that drafts one has to choose which risk it would rather carry.',NULL,'Sources: Snyder, The Security Dilemma in Alliance Politics, 1984; Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022; Parley, list of clauses (own analysis)');
INSERT INTO "article_blocks" VALUES('c','op-ed',1,0,'paragraph',1,'A promise that must first be discussed can be talked to death. Guarantors fear being drawn into a war whose beginning they did not see. A short fixed time for consultation binds them to an answer, and leaves open which. Sanctions that return by themselves need no vote.',NULL,'');
CREATE TABLE article_versions (
    community   TEXT    NOT NULL,
    slug        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    author      TEXT,
    published   TEXT, -- ISO date
    language    TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    made_by     TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    PRIMARY KEY (community, slug, version),
    FOREIGN KEY (community, slug) REFERENCES articles (community, slug)
);
INSERT INTO "article_versions" VALUES('c','brief',1,'The design of security guarantees','Parley',NULL,'en','','c96f2ce8ecea2f5f21b8af3a6892b15e1c83258fb6692eb142b6f5e6d87cebe8','parley',1772380811006);
INSERT INTO "article_versions" VALUES('c','op-ed',1,'A promise that must first be discussed can be talked to death. Guarantors fear …',NULL,NULL,'en','','e0bfd66cbeed2212ce10c9dd63dbb2c8113c626fc4fd2c8b448f79172b033aa0','alma',1772380822009);
CREATE TABLE articles (
    community  TEXT    NOT NULL REFERENCES communities (id),
    slug       TEXT    NOT NULL,
    version    INTEGER NOT NULL, -- the current one
    removed_at INTEGER,
    PRIMARY KEY (community, slug)
);
INSERT INTO "articles" VALUES('c','brief',1,NULL);
INSERT INTO "articles" VALUES('c','op-ed',1,NULL);
CREATE TABLE audience_invitations (
    community TEXT    NOT NULL, -- of the debate
    code      TEXT    NOT NULL PRIMARY KEY,
    debate    TEXT    NOT NULL,
    made_by   TEXT    NOT NULL,
    expires   INTEGER NOT NULL  -- milliseconds UTC
);
INSERT INTO "audience_invitations" VALUES('c','cck4eyzg11jd','4hgss53j9rq4','alma',1772468487363);
CREATE TABLE audiences (
    community TEXT    NOT NULL, -- of the debate
    debate    TEXT    NOT NULL,
    home      TEXT    NOT NULL, -- the community of the audience
    place     TEXT    NOT NULL, -- where in it the board is shown
    linked_by TEXT    NOT NULL, -- who took the invitation, a member of home
    linked_at INTEGER NOT NULL,
    shown     INTEGER NOT NULL, -- the version of the debate's journal that the board shows
    PRIMARY KEY (community, debate, home, place),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
CREATE TABLE ballot_scores (
    community TEXT NOT NULL,
    ballot    TEXT NOT NULL,
    name      TEXT NOT NULL, -- a seat, or "reply:" and a side
    points    REAL NOT NULL,
    PRIMARY KEY (community, ballot, name),
    FOREIGN KEY (community, ballot) REFERENCES ballots (community, id)
);
CREATE TABLE ballots (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    judge     TEXT    NOT NULL,
    shadow    INTEGER NOT NULL, -- 1: kept, and never counted
    ranks     TEXT    NOT NULL, -- sides, best first, with commas between
    reason    TEXT    NOT NULL, -- emptied when erased
    filed_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
CREATE TABLE claim_links (
    community TEXT    NOT NULL,
    claim     TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    relation  TEXT    NOT NULL, -- support or attack
    confirmed INTEGER NOT NULL, -- 1 once the claim's author agrees
    PRIMARY KEY (community, claim, target),
    FOREIGN KEY (community, claim) REFERENCES claims (community, id),
    FOREIGN KEY (community, target) REFERENCES claims (community, id)
);
INSERT INTO "claim_links" VALUES('c','eq7ycqm1v6qa','x0zsvqkpkt5t','attack',1);
INSERT INTO "claim_links" VALUES('c','pjk5001t62jp','eq7ycqm1v6qa','attack',1);
INSERT INTO "claim_links" VALUES('c','pjk5001t62jp','x0zsvqkpkt5t','support',1);
CREATE TABLE claim_suggestions (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL, -- becomes the id of the claim
    debate    TEXT    NOT NULL,
    member    TEXT    NOT NULL, -- who gave the speech; nobody else sees it
    words     TEXT    NOT NULL, -- emptied when erased
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
CREATE TABLE claims (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as members name it
    side      TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    words     TEXT    NOT NULL, -- emptied when erased
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
INSERT INTO "claims" VALUES('c','x0zsvqkpkt5t','4hgss53j9rq4',1,'for','boris','An automatic trigger deters.',1772381471195);
INSERT INTO "claims" VALUES('c','eq7ycqm1v6qa','4hgss53j9rq4',2,'against','chen','It binds parliaments.',1772381493201);
INSERT INTO "claims" VALUES('c','pjk5001t62jp','4hgss53j9rq4',3,'','dana','A fixed time is no war.',1772381504204);
CREATE TABLE coach_questions (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    thread    TEXT    NOT NULL, -- id of the first question about the same words
    member    TEXT    NOT NULL,
    debate    TEXT    NOT NULL, -- '' where the words belong to none
    topic     TEXT    NOT NULL, -- the member's words; emptied when erased
    question  TEXT    NOT NULL, -- quotes the member's words, so it is emptied, too
    reply     TEXT    NOT NULL, -- emptied when erased
    asked_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);
CREATE TABLE communities (
    id         TEXT    NOT NULL PRIMARY KEY,
    library    INTEGER NOT NULL DEFAULT 0, -- grows with each change to the articles
    created_at INTEGER NOT NULL
);
INSERT INTO "communities" VALUES('c',2,1772380811006);
CREATE TABLE community_settings (
    community  TEXT NOT NULL PRIMARY KEY,
    archive    TEXT NOT NULL, -- a place; '' is none
    format     TEXT NOT NULL,
    tempo      TEXT NOT NULL,
    openers    TEXT NOT NULL, -- chairs or everybody
    language   TEXT NOT NULL,
    chair_role TEXT NOT NULL, -- the platform's own id of a role or group; '' is none
    admin_role TEXT NOT NULL
, model TEXT NOT NULL DEFAULT 'off', room TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT 'UTC');
INSERT INTO "community_settings" VALUES('c','archive','text','live','everybody','own','','','on','','Europe/Kyiv');
CREATE TABLE console_members (
    member   TEXT    NOT NULL PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE, -- SHA-256 of what the browser holds
    name     TEXT    NOT NULL,
    skeleton TEXT    NOT NULL UNIQUE, -- what names that look alike have in common
    role     INTEGER NOT NULL,
    admitted TEXT    NOT NULL -- mark of the token that let them in; empty on loopback
);
CREATE TABLE console_posts (
    place     TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, without gaps, in each place
    post      TEXT    NOT NULL, -- what is edited in place keeps this
    position  INTEGER NOT NULL, -- the number at which it stands in the room
    author    TEXT    NOT NULL, -- empty for Parley
    reader    TEXT,             -- the only member who sees it, or nobody in particular
    view      TEXT,             -- JSON; nothing once a newer number of the same post is there
    posted_at INTEGER NOT NULL,
    nonce     TEXT, -- the sender's own mark, so that a repeated message counts once
    PRIMARY KEY (place, number)
);
CREATE TABLE console_rooms (
    place     TEXT    NOT NULL PRIMARY KEY,
    opened_at INTEGER NOT NULL
);
CREATE TABLE console_waiting (
    post   TEXT NOT NULL PRIMARY KEY, -- a line that was stored and is not yet answered
    place  TEXT NOT NULL,
    member TEXT NOT NULL,
    words  TEXT NOT NULL
);
CREATE TABLE debates (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    motion    TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    rules     TEXT    NOT NULL, -- the format as it was when the debate opened, TOML
    phase     TEXT    NOT NULL,
    opened_by TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER, article TEXT NOT NULL DEFAULT '', starts_at INTEGER,
    PRIMARY KEY (community, id)
);
INSERT INTO "debates" VALUES('c','4hgss53j9rq4','p','This house would make guarantees trigger automatically.','text','# For groups that write over days; the exchange of sealed openings follows the text debates of New York University.
id = "text"
name = "Text debate"
about = "Two people write: sealed openings, two exchanges, closings. Best in tempo writing, hours for each."
winner = "swing"
advance = true
sources = ["julianmichael/debate, rules for text debates"]

[[sides]]
key = "for"
name = "For"

[[sides]]
key = "against"
name = "Against"

[[seats]]
key = "for"
side = "for"
name = "Speaker for"

[[seats]]
key = "against"
side = "against"
name = "Speaker against"

[[segments]]
key = "opening"
name = "Openings, both at once"
kind = "sealed"
seconds = 600
characters = 1500
actors = ["for", "against"]
warnings = [60]

[[segments]]
key = "answer-for"
name = "Answer, speaker for"
kind = "speech"
seconds = 300
characters = 1200
actors = ["for"]
warnings = [30]

[[segments]]
key = "answer-against"
name = "Answer, speaker against"
kind = "speech"
seconds = 300
characters = 1200
actors = ["against"]
warnings = [30]

[[segments]]
key = "second-for"
name = "Second answer, speaker for"
kind = "speech"
seconds = 300
characters = 1200
actors = ["for"]
warnings = [30]

[[segments]]
key = "second-against"
name = "Second answer, speaker against"
kind = "speech"
seconds = 300
characters = 1200
actors = ["against"]
warnings = [30]

[[segments]]
key = "closing-against"
name = "Closing, speaker against"
kind = "speech"
seconds = 180
characters = 800
actors = ["against"]
warnings = [30]

[[segments]]
key = "closing-for"
name = "Closing, speaker for"
kind = "speech"
seconds = 180
characters = 800
actors = ["for"]
warnings = [30]
','closed','alma',1772381273141,1772382241405,'brief',NULL);
INSERT INTO "debates" VALUES('c','q8f9gzrspfen','p','This house trusts nobody.','oxford','# Structure and winner''s rule as in Open to Debate''s Oxford style; lengths of discussion, questions
# and the order of closings are defaults of ours.
id = "oxford"
name = "Oxford"
about = "Two sides of two. The audience votes before and after; the side that gained more wins."
winner = "swing"
sources = ["Open to Debate, format", "fora.tv, openings of seven minutes"]

[[sides]]
key = "for"
name = "For"
[[sides]]
key = "against"
name = "Against"

[[seats]]
key = "for1"
side = "for"
name = "First speaker for"
[[seats]]
key = "against1"
side = "against"
name = "First speaker against"
[[seats]]
key = "for2"
side = "for"
name = "Second speaker for"
[[seats]]
key = "against2"
side = "against"
name = "Second speaker against"

[[segments]]
key = "opening-for1"
name = "Opening, first speaker for"
kind = "speech"
seconds = 420
characters = 5500
actors = ["for1"]
warnings = [60]
[[segments]]
key = "opening-against1"
name = "Opening, first speaker against"
kind = "speech"
seconds = 420
characters = 5500
actors = ["against1"]
warnings = [60]
[[segments]]
key = "opening-for2"
name = "Opening, second speaker for"
kind = "speech"
seconds = 420
characters = 5500
actors = ["for2"]
warnings = [60]
[[segments]]
key = "opening-against2"
name = "Opening, second speaker against"
kind = "speech"
seconds = 420
characters = 5500
actors = ["against2"]
warnings = [60]
[[segments]]
key = "discussion"
name = "Discussion"
kind = "discussion"
seconds = 1200
characters = 1500
turn = 120
warnings = [120]
[[segments]]
key = "questions"
name = "Questions from the audience"
kind = "questions"
seconds = 1200
characters = 1000
turn = 60
warnings = [120]
[[segments]]
key = "closing-against1"
name = "Closing, first speaker against"
kind = "speech"
seconds = 120
characters = 1600
actors = ["against1"]
warnings = [30]
[[segments]]
key = "closing-for1"
name = "Closing, first speaker for"
kind = "speech"
seconds = 120
characters = 1600
actors = ["for1"]
warnings = [30]
[[segments]]
key = "closing-against2"
name = "Closing, second speaker against"
kind = "speech"
seconds = 120
characters = 1600
actors = ["against2"]
warnings = [30]
[[segments]]
key = "closing-for2"
name = "Closing, second speaker for"
kind = "speech"
seconds = 120
characters = 1600
actors = ["for2"]
warnings = [30]
','sign-up','alma',1772382450477,NULL,'',NULL);
CREATE TABLE discord_commands (
    only   INTEGER NOT NULL PRIMARY KEY, -- always 1
    digest TEXT    NOT NULL              -- of the commands that were sent last
);
CREATE TABLE discord_events (
    community TEXT NOT NULL,
    key       TEXT NOT NULL, -- of what is planned
    event     TEXT NOT NULL, -- of the server's calendar; '' where Parley may not make one
    told      TEXT NOT NULL, -- a digest of what the calendar shows
    PRIMARY KEY (community, key)
);
CREATE TABLE discord_forms (
    id        TEXT    NOT NULL PRIMARY KEY,
    community TEXT    NOT NULL,
    account   TEXT    NOT NULL, -- who fills it in, step by step
    content   TEXT    NOT NULL, -- JSON: the action, and what was filled in by field
    kept_at   INTEGER NOT NULL  -- milliseconds UTC; old ones go
);
CREATE TABLE discord_welcomed (
    guild TEXT NOT NULL PRIMARY KEY -- whose owner was told how to begin
);
CREATE TABLE drafts (
    community TEXT NOT NULL,
    debate    TEXT NOT NULL,
    member    TEXT NOT NULL,
    words     TEXT NOT NULL, speech TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (community, debate, member),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
CREATE TABLE events (
    community TEXT    NOT NULL,
    stream    TEXT    NOT NULL,
    version   INTEGER NOT NULL, -- from 1
    kind      TEXT    NOT NULL,
    data      TEXT    NOT NULL, -- JSON
    at        INTEGER NOT NULL,
    PRIMARY KEY (community, stream, version),
    FOREIGN KEY (community, stream) REFERENCES streams (community, stream)
);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',1,'Opened','{"motion": "This house would make guarantees trigger automatically.", "info": "Automatic means that no vote is needed.", "tempo": "live", "ballot": "named", "hours": 24, "chair": true, "by": "alma"}',1772381273141);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',2,'SeatTaken','{"seat": "for", "member": "boris", "by": "boris"}',1772381284144);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',3,'SeatTaken','{"seat": "against", "member": "chen", "by": "chen"}',1772381295147);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',4,'CoinFlipped','{"side": "against", "by": "alma"}',1772381306150);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',5,'VoteOpened','{"which": "first", "by": "alma"}',1772381328156);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',6,'PositionTaken','{"position": "mmq0xbm3j14d", "member": "dana", "phase": "first", "stance": 1, "by": "dana", "confidence": 60}',1772381339159);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',7,'PositionTaken','{"position": "dakcnb7ydamt", "member": "erik", "phase": "first", "stance": -2, "by": "erik", "confidence": 80}',1772381350162);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',8,'PositionTaken','{"position": "c2bkbk44p6ps", "member": "farah", "phase": "first", "stance": null, "by": "farah"}',1772381361165);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',9,'PositionTaken','{"position": "zz3p8e019wqj", "member": "gil", "phase": "first", "stance": 0, "by": "gil"}',1772381372168);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',10,'Reminded','{"members": ["boris", "chen"], "by": "alma"}',1772381383171);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',11,'VoteClosed','{"which": "first", "by": "alma"}',1772381394174);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',12,'Begun','{"segment": 0, "by": "boris"}',1772381405177);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',13,'SpeechGiven','{"speech": "d4jsryksy3vs", "member": "boris", "seat": "for", "segment": 0, "characters": 122, "by": "boris"}',1772381416180);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',14,'SpeechGiven','{"speech": "p1ege3qj3w3a", "member": "chen", "seat": "against", "segment": 0, "characters": 63, "by": "chen"}',1772381427183);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',15,'Ended','{"segment": 0, "seconds": 22, "by": "chen"}',1772381427183);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',16,'Begun','{"segment": 1}',1772381427183);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',17,'DraftKept','{"speech": "xg4xpwgvc90v", "member": "boris", "segment": 1, "characters": 16, "by": "boris"}',1772381449189);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',18,'SpeechGiven','{"speech": "tdz2afsv20rd", "member": "boris", "seat": "for", "segment": 1, "characters": 54, "by": "boris"}',1772381460192);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',19,'ClaimMade','{"claim": "x0zsvqkpkt5t", "member": "boris", "by": "boris", "side": "for"}',1772381471195);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',20,'Ended','{"segment": 1, "seconds": 55, "by": "boris"}',1772381482198);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',21,'Begun','{"segment": 2}',1772381482198);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',22,'ClaimMade','{"claim": "eq7ycqm1v6qa", "member": "chen", "by": "chen", "side": "against"}',1772381493201);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',23,'ClaimLinked','{"claim": "eq7ycqm1v6qa", "target": "x0zsvqkpkt5t", "relation": "attack", "confirmed": true, "by": "chen"}',1772381493201);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',24,'ClaimMade','{"claim": "pjk5001t62jp", "member": "dana", "by": "dana"}',1772381504204);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',25,'ClaimLinked','{"claim": "pjk5001t62jp", "target": "eq7ycqm1v6qa", "relation": "attack", "confirmed": true, "by": "dana"}',1772381504204);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',26,'ClaimLinked','{"claim": "pjk5001t62jp", "target": "x0zsvqkpkt5t", "relation": "support", "confirmed": false, "by": "erik"}',1772381515207);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',27,'ClaimConfirmed','{"claim": "pjk5001t62jp", "target": "x0zsvqkpkt5t", "by": "dana"}',1772381526210);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',28,'PositionTaken','{"position": "ts96v11kza04", "member": "dana", "phase": "during", "stance": 2, "by": "dana", "moved_by": ["d4jsryksy3vs", "x0zsvqkpkt5t"]}',1772381548216);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',29,'OrderRaised','{"member": "erik", "by": "erik"}',1772381559219);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',30,'OrderRuled','{"upheld": false, "by": "alma"}',1772381570222);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',31,'TimeAdded','{"seconds": 30, "by": "alma"}',1772381581225);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',32,'Paused','{"by": "alma"}',1772381592228);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',33,'Resumed','{"by": "alma"}',1772381603231);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',34,'SpeechGiven','{"speech": "w85eg9vkdsh8", "member": "chen", "seat": "against", "segment": 2, "characters": 61, "by": "chen"}',1772381614234);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',35,'Ended','{"segment": 2, "seconds": 132, "by": "chen"}',1772381625237);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',36,'Begun','{"segment": 3}',1772381625237);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',1,'Opened','{"card": "strike_on_city", "source": "1v1", "subject": "A guarantee that holds (1v1)", "choices": [["obligation", ["consult"]], ["trigger", ["mechanism_assessed"]]], "tempo": "live", "day_seconds": 600, "by": "alma", "seed": 842263263, "debate": "4hgss53j9rq4"}',1772381845297);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',2,'RoleTaken','{"role": "chair", "member": "alma", "by": "alma"}',1772381845297);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',3,'RoleTaken','{"role": "beneficiary", "member": "boris", "by": "boris"}',1772381856300);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',4,'RoleTaken','{"role": "frontline", "member": "chen", "by": "chen"}',1772381867303);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',5,'RoleTaken','{"role": "large_european", "member": "dana", "by": "dana"}',1772381878306);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',6,'RoleTaken','{"role": "assessor", "member": "erik", "by": "erik"}',1772381889309);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',7,'RedLineKept','{"move": "9byffc75jr5m", "role": "large_european", "by": "dana"}',1772381900312);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',8,'Begun','{"by": "alma"}',1772381911315);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',9,'InjectGiven','{"inject": 0, "by": "alma"}',1772381911315);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',10,'Reported','{"role": "beneficiary", "covered": "open", "reaches": "open", "minute": 26, "by": "boris", "move": "a74xw20pdstj"}',1772381922318);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',11,'GapMet','{"step": "report", "minute": 26}',1772381922318);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',12,'GapMet','{"step": "where", "minute": 26}',1772381922318);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',13,'GapMet','{"step": "clock", "minute": 26}',1772381922318);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',14,'GapMet','{"step": "convene", "minute": 52}',1772381933321);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',15,'MeetingCalled','{"role": "frontline", "minute": 52, "by": "chen"}',1772381933321);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',16,'InjectGiven','{"inject": 1, "minute": 180, "by": "alma"}',1772381944324);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',17,'Stated','{"role": "adversary", "minute": 180}',1772381944324);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',18,'Found','{"role": "assessor", "about": "author", "word": "probable", "met": true, "minute": 233, "by": "erik", "move": "z0dvvwezjn6c"}',1772381966330);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',19,'GapMet','{"step": "assess", "minute": 233}',1772381966330);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',20,'Proposed','{"role": "frontline", "responses": ["sanctions", "materiel"], "clause": "response_menu", "minute": 259, "by": "chen", "move": "w7c4b3c8f6vq"}',1772381977333);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',21,'GapMet','{"step": "react", "minute": 259}',1772381977333);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',22,'Voted','{"role": "frontline", "proposal": 1, "vote": "for", "minute": 259, "by": "chen", "why": "own"}',1772381977333);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',23,'Voted','{"role": "united_states", "proposal": 1, "vote": "aside", "minute": 259, "why": "interest"}',1772381977333);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',24,'Voted','{"role": "eu", "proposal": 1, "vote": "for", "minute": 259, "why": "interest"}',1772381977333);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',25,'Voted','{"role": "large_european", "proposal": 1, "vote": "aside", "minute": 285, "by": "dana"}',1772381988336);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',26,'GapMet','{"step": "decide", "minute": 312}',1772381999339);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',27,'GapMet','{"step": "publish", "minute": 312}',1772381999339);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',28,'Counted','{"outcomes": [{"proposal": 1, "carried": true, "bound": ["frontline", "eu"], "aside": ["large_european", "united_states"]}], "proven": true, "minute": 312, "by": "alma"}',1772381999339);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',29,'InjectAdded','{"move": "eg9jdvmw0vp4", "to": "all", "how": "claimed", "minute": 338, "by": "alma"}',1772382010342);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',30,'Asked','{"role": "press", "minute": 338}',1772382010342);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',31,'Responded','{"role": "large_european", "responses": ["diplomatic", "money"], "minute": 365, "by": "dana", "move": "pqj0qna8g7zg"}',1772382021345);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',32,'Paused','{"minute": 391, "by": "alma"}',1772382032348);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',33,'Resumed','{"minute": 391, "by": "alma"}',1772382043351);
INSERT INTO "events" VALUES('c','exercise:0em56h8xjdfw',34,'Ended','{"minute": 417, "by": "alma"}',1772382054354);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',37,'ExerciseHeld','{"exercise": "0em56h8xjdfw", "title": "Missile strike on a city"}',1772382054354);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',38,'PositionTaken','{"position": "apvjgfg3ccz1", "member": "erik", "phase": "during", "stance": -1, "by": "erik", "moved_by": ["0em56h8xjdfw"]}',1772382076360);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',39,'SpeechGiven','{"speech": "01h8gake9afb", "member": "boris", "seat": "for", "segment": 3, "characters": 34, "by": "boris"}',1772382098366);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',40,'Ended','{"segment": 3, "seconds": 360, "by": "boris"}',1772382109369);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',41,'Begun','{"segment": 4}',1772382109369);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',42,'SpeechGiven','{"speech": "myhdggcatdtm", "member": "chen", "seat": "against", "segment": 4, "characters": 46, "by": "chen"}',1772382120372);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',43,'Ended','{"segment": 4, "seconds": 22, "by": "chen"}',1772382131375);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',44,'Begun','{"segment": 5}',1772382131375);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',45,'SpeechGiven','{"speech": "9m1s3678561h", "member": "chen", "seat": "against", "segment": 5, "characters": 35, "by": "chen"}',1772382142378);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',46,'Ended','{"segment": 5, "seconds": 22, "by": "chen"}',1772382153381);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',47,'Begun','{"segment": 6}',1772382153381);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',48,'SpeechGiven','{"speech": "eq73njrh26cm", "member": "boris", "seat": "for", "segment": 6, "characters": 43, "by": "boris"}',1772382164384);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',49,'Ended','{"segment": 6, "seconds": 22, "by": "boris"}',1772382175387);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',50,'VoteOpened','{"which": "closing", "by": "boris"}',1772382175387);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',51,'PositionTaken','{"position": "zcbpjh2bstfz", "member": "dana", "phase": "closing", "stance": 2, "by": "dana", "confidence": 90, "moved_by": ["tdz2afsv20rd", "x0zsvqkpkt5t"]}',1772382197393);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',52,'PositionTaken','{"position": "s9e4fbzx5xty", "member": "erik", "phase": "closing", "stance": -1, "by": "erik", "confidence": 50, "moved_by": ["0em56h8xjdfw"]}',1772382208396);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',53,'PositionTaken','{"position": "84gdxvyapnx3", "member": "farah", "phase": "closing", "stance": 1, "by": "farah", "moved_by": ["d4jsryksy3vs"]}',1772382219399);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',54,'PositionTaken','{"position": "6wef3v6xffcv", "member": "gil", "phase": "closing", "stance": 0, "by": "gil"}',1772382230402);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',55,'VoteClosed','{"which": "closing", "by": "alma"}',1772382241405);
INSERT INTO "events" VALUES('c','debate:4hgss53j9rq4',56,'Closed','{"by": "alma"}',1772382241405);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',1,'Opened','{"motion": "", "info": "", "tempo": "live", "ballot": "secret", "hours": 24, "chair": true, "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',2,'SeatTaken','{"seat": "for1", "member": "boris", "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',3,'SeatTaken','{"seat": "against1", "member": "practice-opponent", "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',4,'SeatTaken','{"seat": "for2", "member": "boris", "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',5,'SeatTaken','{"seat": "against2", "member": "practice-opponent", "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',6,'PreparationEnded','{"side": "", "seconds": 0, "by": "boris"}',1772382384447);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',7,'Begun','{"segment": 0, "by": "boris"}',1772382395450);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',8,'SpeechGiven','{"speech": "472x0bxmg3ay", "member": "boris", "seat": "for1", "segment": 0, "characters": 59, "by": "boris"}',1772382406453);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',9,'Ended','{"segment": 0, "seconds": 22, "by": "boris"}',1772382417456);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',10,'Begun','{"segment": 1, "by": "practice-opponent"}',1772382417459);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',11,'SpeechGiven','{"speech": "hhmtaezakfsy", "member": "practice-opponent", "seat": "against1", "segment": 1, "characters": 94, "by": "practice-opponent"}',1772382417468);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',12,'Ended','{"segment": 1, "seconds": 0, "by": "practice-opponent"}',1772382417468);
INSERT INTO "events" VALUES('c','practice:2qtt2j2zbybh',13,'Cancelled','{"by": "boris"}',1772382439474);
INSERT INTO "events" VALUES('c','debate:q8f9gzrspfen',1,'Opened','{"motion": "This house trusts nobody.", "info": "", "tempo": "live", "ballot": "secret", "hours": 24, "chair": true, "by": "alma"}',1772382450477);
INSERT INTO "events" VALUES('c','debate:q8f9gzrspfen',2,'SeatTaken','{"seat": "for1", "member": "boris", "by": "boris"}',1772382461480);
INSERT INTO "events" VALUES('c','debate:q8f9gzrspfen',3,'SeatTaken','{"seat": "against1", "member": "dana", "by": "dana"}',1772382472483);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',1,'Opened','{"card": "who_fired", "source": "author_proposal", "subject": "The author’s proposal: a commitment with an emergency mechanism", "choices": [["guarantors", ["europe_and_america"]], ["us_role", ["parallel_political"]], ["obligation", ["aid_and_assist"]], ["trigger", ["mechanism_assessed"]], ["covered_events", ["any_security_incident"]], ["conduct_condition", ["assessed"]], ["scope", ["open"]], ["response_menu", ["sanctions", "materiel", "money"]], ["mechanism", ["emergency_mechanism"]], ["beneficiary_seat", ["equal"]], ["standing_support", ["armed_forces", "finance"]], ["sanctions", ["agreed_provisions"]], ["term", ["long_fixed"]], ["settlement_link", ["before_talks"]], ["integration", ["eu_path"]], ["duties", ["own_defence"]]], "tempo": "live", "day_seconds": 0, "by": "gil", "seed": 4050620039, "alone": true}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',2,'RoleTaken','{"role": "large_european", "member": "gil", "by": "gil"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',3,'Begun','{"by": "gil"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',4,'InjectGiven','{"inject": 0, "by": "gil"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',5,'Reported','{"role": "beneficiary", "covered": "yes", "reaches": "open"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',6,'GapMet','{"step": "where"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',7,'GapMet','{"step": "clock"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',8,'Found','{"role": "assessor", "about": "author", "word": "not known", "met": true}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',9,'GapMet','{"step": "assess"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',10,'GapMet','{"step": "convene"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',11,'MeetingCalled','{"role": "beneficiary"}',1772382494489);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',12,'InjectGiven','{"inject": 1, "minute": 120, "by": "gil"}',1772382505492);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',13,'Found','{"role": "assessor", "about": "conduct", "word": "possible", "met": true, "minute": 120}',1772382505492);
INSERT INTO "events" VALUES('c','exercise:9bm4ck4tkk9r',14,'Stated','{"role": "adversary", "minute": 120}',1772382505492);
CREATE TABLE exercise_moves (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    kind      TEXT    NOT NULL, -- report, finding, proposal, response, question, statement, inject, red line
    role      TEXT    NOT NULL, -- '' is the chair's own inject
    member    TEXT    NOT NULL,
    words     TEXT    NOT NULL, -- emptied when erased
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);
INSERT INTO "exercise_moves" VALUES('c','9byffc75jr5m','0em56h8xjdfw','red line','large_european','dana','No forces of ours.',1772381900312);
INSERT INTO "exercise_moves" VALUES('c','a74xw20pdstj','0em56h8xjdfw','report','beneficiary','boris','Dozens are dead.',1772381922318);
INSERT INTO "exercise_moves" VALUES('c','z0dvvwezjn6c','0em56h8xjdfw','finding','assessor','erik','Two tracks agree.',1772381966330);
INSERT INTO "exercise_moves" VALUES('c','w7c4b3c8f6vq','0em56h8xjdfw','proposal','frontline','chen','We cannot wait.',1772381977333);
INSERT INTO "exercise_moves" VALUES('c','eg9jdvmw0vp4','0em56h8xjdfw','inject','','alma','A neighbour offers talks.',1772382010342);
INSERT INTO "exercise_moves" VALUES('c','pqj0qna8g7zg','0em56h8xjdfw','response','large_european','dana','Our own channel.',1772382021345);
CREATE TABLE exercise_roles (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    taken_at  INTEGER NOT NULL,
    left_at   INTEGER,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);
INSERT INTO "exercise_roles" VALUES('c','0em56h8xjdfw:2','0em56h8xjdfw','chair','alma',1772381845297,NULL);
INSERT INTO "exercise_roles" VALUES('c','0em56h8xjdfw:3','0em56h8xjdfw','beneficiary','boris',1772381856300,NULL);
INSERT INTO "exercise_roles" VALUES('c','0em56h8xjdfw:4','0em56h8xjdfw','frontline','chen',1772381867303,NULL);
INSERT INTO "exercise_roles" VALUES('c','0em56h8xjdfw:5','0em56h8xjdfw','large_european','dana',1772381878306,NULL);
INSERT INTO "exercise_roles" VALUES('c','0em56h8xjdfw:6','0em56h8xjdfw','assessor','erik',1772381889309,NULL);
INSERT INTO "exercise_roles" VALUES('c','9bm4ck4tkk9r:2','9bm4ck4tkk9r','large_european','gil',1772382494489,NULL);
CREATE TABLE exercise_votes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    proposal  INTEGER NOT NULL, -- from 1, as members name it
    role      TEXT    NOT NULL,
    member    TEXT,             -- none for a script
    vote      TEXT    NOT NULL, -- for, against or aside; the last one of a role counts
    voted_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);
INSERT INTO "exercise_votes" VALUES('c','0em56h8xjdfw:22','0em56h8xjdfw',1,'frontline','chen','for',1772381977333);
INSERT INTO "exercise_votes" VALUES('c','0em56h8xjdfw:23','0em56h8xjdfw',1,'united_states',NULL,'aside',1772381977333);
INSERT INTO "exercise_votes" VALUES('c','0em56h8xjdfw:24','0em56h8xjdfw',1,'eu',NULL,'for',1772381977333);
INSERT INTO "exercise_votes" VALUES('c','0em56h8xjdfw:25','0em56h8xjdfw',1,'large_european','dana','aside',1772381988336);
CREATE TABLE exercises (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    card      TEXT    NOT NULL, -- the incident card's id
    rules     TEXT    NOT NULL, -- the card as it was when the exercise opened, TOML
    title     TEXT    NOT NULL, -- of the card
    source    TEXT    NOT NULL, -- the guarantee played against, as members name it
    subject   TEXT    NOT NULL, -- its name
    debate    TEXT    NOT NULL, -- whose motion is asked again; '' is none
    alone     TEXT    NOT NULL, -- the member who plays alone; '' is a room
    phase     TEXT    NOT NULL,
    opened_by TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id)
);
INSERT INTO "exercises" VALUES('c','0em56h8xjdfw','p','strike_on_city','# An invented incident; the article speaks of a future attack (7.1) and of what the adversary must see (9.1).
id = "strike_on_city"
title = "Missile strike on a city"
topics = ["civilian deaths"]
notice = "People die in this card. It gives numbers and no pictures."
gist = "A clear and deadly attack, a year into a ceasefire. Nobody asks whether to answer; everybody asks how much."
article = ["7.1", "9.1"]
kind = "armed_attack"
place = "held"
attribution = "clear"
conduct = "none"
harm = "deaths"
tests = ["obligation", "scope", "deadline", "voting"]
decide = [
    "Does the guarantee apply?",
    "What is the least that must follow, and by when?",
    "Does the second strike change the answer, or only its size?",
]
probe = "An open scope let you choose. Did anybody outside the room know what to expect?"
press = "People sleep in cellars again tonight. What will be different tomorrow because of your guarantee?"
statement = "A technical failure during an exercise is regretted. We offer an inquiry of our own and warn against hasty steps."

[readings]
firm = "Dozens are dead and the author is plain: an answer that is late or small tells everybody what the promise is worth."
careful = "The ceasefire holds everywhere else: an answer that is larger than needed could cost the peace it is meant to keep."

[[inject]]
hour = 0
to = "all"
how = "confirmed"
text = "In the night three missiles hit a city. Dozens of people are dead."
finding = "possible"

[[inject]]
hour = 3
to = "beneficiary"
how = "confirmed"
text = "Your radar shows that they were launched from the Adversary’s territory."
finding = "probable"

[[inject]]
hour = 8
to = "all"
how = "claimed"
text = "The Adversary speaks of a failure during an exercise and offers an inquiry of its own."
finding = "probable"

[[inject]]
hour = 20
to = "all"
how = "confirmed"
text = "A second, smaller strike follows. Elsewhere the ceasefire holds."
finding = "confirmed"
','Missile strike on a city','1v1','A guarantee that holds (1v1)','4hgss53j9rq4','','over','alma',1772381845297,1772382054354);
INSERT INTO "exercises" VALUES('c','9bm4ck4tkk9r','p','who_fired','# An invented incident without a solution, on purpose; the article’s mechanism has to assess it (8.4).
id = "who_fired"
title = "Who fired?"
topics = ["civilian deaths", "disputed facts"]
notice = "Many civilians die in this card, and who did it stays unclear."
gist = "A market is hit. Both sides blame each other, and both have pictures."
article = ["8.4"]
kind = "armed_attack"
place = "unclear"
attribution = "disputed"
conduct = "alleged"
harm = "deaths"
tests = ["evidence", "voting", "deadline"]
decide = [
    "Decide before the finding, or after it?",
    "What may be said in the meantime?",
]
probe = "For how many days can a guarantee wait for the truth?"
press = "Both of you have pictures. Why should anybody believe yours?"
statement = "The Beneficiary shot at its own people to draw others in. Our pictures show it."

[readings]
firm = "Waiting for certainty is a decision too, and it favours whoever did it: act on what can be known in time."
careful = "A wrong answer cannot be taken back: those who guess for the dead may make more of them."

[[inject]]
hour = 0
to = "all"
how = "confirmed"
text = "A market near the line is hit. Many civilians are dead."
finding = "not known"

[[inject]]
hour = 2
to = "all"
how = "claimed"
text = "Both governments publish pictures that exclude each other."
finding = "not known"
conduct = "possible"

[[inject]]
hour = 20
to = "assessor"
how = "probable"
text = "The traces fit two directions. You would need three days on the ground."
finding = "possible"
conduct = "possible"

[[inject]]
hour = 50
to = "all"
how = "disputed"
text = "One respected newsroom supports the Beneficiary’s account, another supports neither."
finding = "possible"
conduct = "possible"
','Who fired?','author_proposal','The author’s proposal: a commitment with an emergency mechanism','','gil','running','gil',1772382494489,NULL);
CREATE TABLE formats (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL, -- as members name it
    text      TEXT    NOT NULL, -- TOML
    added_by  TEXT    NOT NULL,
    added_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);
CREATE TABLE guests (
    community TEXT NOT NULL, -- of the debate
    member    TEXT NOT NULL, -- under which the guest stands there
    home      TEXT NOT NULL,
    account   TEXT NOT NULL, -- the member they are at home; erasing cuts the row
    PRIMARY KEY (community, member)
);
CREATE TABLE heartbeat (
    only INTEGER NOT NULL PRIMARY KEY, -- always 1
    at   INTEGER NOT NULL              -- when the clock last ran; tells how long Parley was away
);
CREATE TABLE joint_clauses (
    community TEXT    NOT NULL,
    proposal  TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as the statement has them
    words     TEXT    NOT NULL, -- the model's
    PRIMARY KEY (community, proposal, position),
    FOREIGN KEY (community, proposal) REFERENCES proposals (community, id)
);
CREATE TABLE joint_rounds (
    community TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    round     INTEGER NOT NULL, -- 2; the first needs no row
    begun_by  TEXT    NOT NULL,
    begun_at  INTEGER NOT NULL,
    PRIMARY KEY (community, debate, round),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
CREATE TABLE joint_sources (
    community TEXT    NOT NULL,
    proposal  TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- of the clause
    number    INTEGER NOT NULL, -- from 0
    source    TEXT    NOT NULL, -- id in joint_words
    member    TEXT    NOT NULL, -- whose words they are
    quotation TEXT    NOT NULL, -- as it stands there; emptied when erased
    PRIMARY KEY (community, proposal, position, number),
    FOREIGN KEY (community, proposal, position)
        REFERENCES joint_clauses (community, proposal, position)
);
CREATE TABLE joint_words (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    kind      TEXT    NOT NULL, -- opinion, or critique of the statement that leads
    round     INTEGER NOT NULL, -- from 1; the last of each member, kind and round counts
    words     TEXT    NOT NULL, -- emptied when erased
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
INSERT INTO "joint_words" VALUES('c','h99g496bv20h','4hgss53j9rq4','dana','opinion',1,'Help must come within a day.',1772381768276);
INSERT INTO "joint_words" VALUES('c','pzcmy2vx0a4m','4hgss53j9rq4','erik','opinion',1,'I fear an automatic war.',1772381779279);
CREATE TABLE kept_views (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    reader    TEXT    NOT NULL, -- the only member who may turn the pages; '' is everybody
    view      TEXT    NOT NULL, -- JSON
    kept_at   INTEGER NOT NULL, -- milliseconds UTC; old ones go
    PRIMARY KEY (community, id)
);
INSERT INTO "kept_views" VALUES('c','ehb2h8941whd','boris','{"blocks": [{"spans": [{"words": "What do guarantors fear?", "is": "Strong"}], "is": "Text"}, {"spans": [{"words": "A promise that must first be discussed can be talked to death.", "is": "Plain"}, {"words": " ", "is": "Plain"}, {"words": "Guarantors fear being drawn into a war whose beginning they did not see.", "is": "Strong"}, {"words": " ", "is": "Plain"}, {"words": "A short fixed time for consultation binds them to an answer, and leaves open which.", "is": "Plain"}, {"words": " ", "is": "Plain"}, {"words": "Sanctions that return by themselves need no vote.", "is": "Plain"}], "citation": {"label": "[1]", "action": "/article show op-ed paragraph:1 version:1"}, "is": "Quotation"}, {"spans": [{"words": "This probably answers the question. From ", "is": "Plain"}, {"words": "A promise that must first be discussed can be talked to death. Guarantors fear \u2026", "is": "Emphasis"}, {"words": ".", "is": "Plain"}], "is": "Note"}, {"buttons": [{"label": "More context", "action": "/answer more avdzyce3012k", "tone": "plain"}, {"label": "Quote as evidence", "action": "/answer quote avdzyce3012k", "tone": "plain"}, {"label": "Attach to a clause", "action": "/answer attach avdzyce3012k", "tone": "plain"}, {"label": "Share", "action": "/answer share avdzyce3012k", "tone": "plain"}, {"label": "Ask a follow-up", "action": "/answer follow avdzyce3012k", "tone": "primary"}, {"label": "Helpful", "action": "/answer rate avdzyce3012k helpful:yes", "tone": "plain"}, {"label": "Not helpful", "action": "/answer rate avdzyce3012k helpful:no", "tone": "plain"}], "is": "Buttons"}], "audience": "asker", "key": null, "trouble": false, "moves": false, "pings": [], "ends": false, "called": "", "kept": "", "page": 1, "leaves": "", "about": ""}',1772380844018);
INSERT INTO "kept_views" VALUES('c','kzpqade293zg','','{"blocks": [{"spans": [{"words": "Dana", "is": "Plain"}, {"words": " asks: ", "is": "Plain"}, {"words": "What is a tripwire force?", "is": "Strong"}], "is": "Text"}, {"spans": [{"words": "A tripwire is a force too weak to hold off an attack, whose loss would bring its senders into the fight.", "is": "Plain"}], "citation": {"label": "[23]", "action": "/article show brief paragraph:23 version:1"}, "is": "Quotation"}, {"spans": [{"words": "This very likely answers the question. From ", "is": "Plain"}, {"words": "The design of security guarantees", "is": "Emphasis"}, {"words": ".", "is": "Plain"}], "is": "Note"}, {"buttons": [{"label": "More context", "action": "/answer more 9tfjdapq9ck3", "tone": "plain"}, {"label": "Quote as evidence", "action": "/answer quote 9tfjdapq9ck3", "tone": "plain"}, {"label": "Attach to a clause", "action": "/answer attach 9tfjdapq9ck3", "tone": "plain"}, {"label": "Ask a follow-up", "action": "/answer follow 9tfjdapq9ck3", "tone": "primary"}, {"label": "Helpful", "action": "/answer rate 9tfjdapq9ck3 helpful:yes", "tone": "plain"}, {"label": "Not helpful", "action": "/answer rate 9tfjdapq9ck3 helpful:no", "tone": "plain"}], "is": "Buttons"}], "audience": "room", "key": null, "trouble": false, "moves": false, "pings": [], "ends": false, "called": "", "kept": "", "page": 1, "leaves": "", "about": ""}',1772380855024);
INSERT INTO "kept_views" VALUES('c','tt9441w0j56v','dana','{"blocks": [{"words": "History: A guarantee that holds (sheet 1)", "is": "Heading"}, {"spans": [{"words": "Version 1. ", "is": "Strong"}, {"words": "Adopted ", "is": "Plain"}, {"at": "2026-03-01T16:05:08.093000+00:00", "is": "Moment"}, {"words": " by ", "is": "Plain"}, {"words": "simple majority", "is": "Plain"}, {"words": ": 2 for, 0 against, 1 abstained. Proposed by ", "is": "Plain"}, {"words": "Chen", "is": "Strong"}, {"words": ", seconded by ", "is": "Plain"}, {"words": "Boris", "is": "Strong"}, {"words": ".", "is": "Plain"}], "is": "Text"}, {"spans": [{"words": "1. Trigger: The emergency mechanism finds that it applies", "is": "Strong"}, {"words": " (Boris)", "is": "Plain"}, {"words": " Carried by simple majority: 2 for, 1 against.", "is": "Plain"}], "is": "Text"}, {"spans": [{"words": "2. Obligation: Consult", "is": "Strong"}, {"words": " (Boris)", "is": "Plain"}, {"words": " Carried by simple majority: 2 for, 0 against.", "is": "Plain"}], "is": "Text"}, {"spans": [{"words": "3. Adopt the sheet as it stands", "is": "Strong"}, {"words": " (Chen)", "is": "Plain"}, {"words": " Carried by simple majority: 2 for, 0 against, 1 abstained.", "is": "Plain"}], "is": "Text"}, {"buttons": [{"label": "See version 1", "action": "/guarantee show sheet:1v1", "tone": "plain"}, {"label": "What changed since 1", "action": "/guarantee diff before:1v1 after:1", "tone": "plain"}], "is": "Buttons"}], "audience": "asker", "key": null, "trouble": false, "moves": false, "pings": [], "ends": false, "called": "", "kept": "", "page": 1, "leaves": "", "about": ""}',1772381185117);
INSERT INTO "kept_views" VALUES('c','e2y5n6h3ra5m','dana','{"blocks": [{"words": "My positions", "is": "Heading"}, {"spans": [{"words": "This house would make guarantees trigger automatically.", "is": "Strong"}], "is": "Text"}, {"items": [{"spans": [{"at": "2026-03-01T16:08:59.159000+00:00", "is": "Moment"}, {"words": ", first vote: ", "is": "Plain"}, {"words": "+1, slightly for", "is": "Strong"}, {"words": ", 60 % sure", "is": "Plain"}, {"words": " ", "is": "Plain"}, {"words": "(replaced since)", "is": "Emphasis"}, {"words": ". Reason: \u201cA short time limit helps, see [3].\u201d", "is": "Plain"}, {"words": ". Cited: [brief \u00b63]", "is": "Plain"}, {"words": ". What would change my mind: \u201cA credible rule for small incidents\u201d", "is": "Plain"}]}, {"spans": [{"at": "2026-03-01T16:12:28.216000+00:00", "is": "Moment"}, {"words": ", in between: ", "is": "Plain"}, {"words": "+2, for", "is": "Strong"}, {"words": " ", "is": "Plain"}, {"words": "(replaced since)", "is": "Emphasis"}, {"words": ". Reason: \u201cThe speech on time\u201d", "is": "Plain"}, {"words": ". Moved by: speech 1 by Boris; claim 1 by Boris (\u201cAn automatic trigger deters.\u201d)", "is": "Plain"}]}, {"spans": [{"at": "2026-03-01T16:23:17.393000+00:00", "is": "Moment"}, {"words": ", closing vote: ", "is": "Plain"}, {"words": "+2, for", "is": "Strong"}, {"words": ", 90 % sure", "is": "Plain"}, {"words": ". Reason: \u201cTime in the text.\u201d", "is": "Plain"}, {"words": ". Moved by: speech 3 by Boris; claim 1 by Boris (\u201cAn automatic trigger deters.\u201d)", "is": "Plain"}]}], "ordered": true, "first": 1, "is": "Items"}, {"spans": [{"words": "This list is shown to you alone, and nothing in it is ever overwritten. Others see of your ballots what each ballot said before you voted.", "is": "Plain"}], "is": "Note"}], "audience": "asker", "key": null, "trouble": false, "moves": false, "pings": [], "ends": false, "called": "", "kept": "", "page": 1, "leaves": "", "about": ""}',1772382263414);
CREATE TABLE members (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);
INSERT INTO "members" VALUES('c','alma','Alma',1772380811006);
INSERT INTO "members" VALUES('c','boris','Boris',1772380844015);
INSERT INTO "members" VALUES('c','dana','Dana',1772380855021);
INSERT INTO "members" VALUES('c','erik','Erik',1772380866027);
INSERT INTO "members" VALUES('c','chen','Chen',1772380899036);
INSERT INTO "members" VALUES('c','farah','Farah',1772381361165);
INSERT INTO "members" VALUES('c','gil','Gil',1772381372168);
CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL);
INSERT INTO "migrations" VALUES(1,'start',1772380800003);
INSERT INTO "migrations" VALUES(2,'debates',1772380800003);
INSERT INTO "migrations" VALUES(3,'arguments',1772380800003);
INSERT INTO "migrations" VALUES(4,'accounts',1772380800003);
INSERT INTO "migrations" VALUES(5,'communities',1772380800003);
INSERT INTO "migrations" VALUES(6,'audiences',1772380800003);
INSERT INTO "migrations" VALUES(7,'slack_installations',1772380800003);
INSERT INTO "migrations" VALUES(8,'model',1772380800003);
INSERT INTO "migrations" VALUES(9,'planning',1772380800003);
INSERT INTO "migrations" VALUES(10,'sheets',1772380800003);
INSERT INTO "migrations" VALUES(11,'strikes',1772380800003);
INSERT INTO "migrations" VALUES(12,'kept_views',1772380800003);
INSERT INTO "migrations" VALUES(13,'exercises',1772380800003);
INSERT INTO "migrations" VALUES(14,'slack',1772380800003);
INSERT INTO "migrations" VALUES(15,'coaching',1772380800003);
INSERT INTO "migrations" VALUES(16,'digest',1772380800003);
INSERT INTO "migrations" VALUES(17,'messages',1772380800003);
INSERT INTO "migrations" VALUES(18,'practice',1772380800003);
CREATE TABLE model_calls (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    task       TEXT    NOT NULL, -- the prompt's name
    model      TEXT    NOT NULL,
    prompt     TEXT    NOT NULL, -- hash of the prompt's file
    requests   INTEGER NOT NULL, -- retries counted
    tokens_in  INTEGER NOT NULL, -- while it runs, the most that it may cost
    tokens_out INTEGER NOT NULL,
    outcome    TEXT    NOT NULL, -- running, good, slow, down, busy, refused or garbled
    took_ms    INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);
INSERT INTO "model_calls" VALUES('c','r1f0yk09x1ss','boris','opponent','openai:any','9d9654ac8b5e98cd',1,100,20,'good',2462,1772382417465);
CREATE TABLE model_results (
    community TEXT    NOT NULL REFERENCES communities (id),
    result    TEXT    NOT NULL, -- id of what was made: an answer, a summary
    task      TEXT    NOT NULL,
    model     TEXT    NOT NULL,
    prompt    TEXT    NOT NULL, -- hash of the prompt's file
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, result)
);
INSERT INTO "model_results" VALUES('c','hhmtaezakfsy','opponent','openai:any','9d9654ac8b5e98cd',1772382417468);
CREATE TABLE place_sheets (
    community TEXT NOT NULL,
    place     TEXT NOT NULL,
    sheet     TEXT NOT NULL, -- the one that is meant there when none is named
    PRIMARY KEY (community, place),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "place_sheets" VALUES('c','p','6rbhej1q4mr2');
CREATE TABLE places (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    article    TEXT, within TEXT NOT NULL DEFAULT '', -- the slug of the current article
    PRIMARY KEY (community, id)
);
INSERT INTO "places" VALUES('c','p','op-ed','');
CREATE TABLE position_citations (
    community TEXT    NOT NULL,
    position  TEXT    NOT NULL,
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    PRIMARY KEY (community, position, slug, version, paragraph),
    FOREIGN KEY (community, position) REFERENCES positions (community, id)
);
INSERT INTO "position_citations" VALUES('c','mmq0xbm3j14d','brief',1,3);
CREATE TABLE position_credits (
    community TEXT NOT NULL,
    position  TEXT NOT NULL,
    speech    TEXT NOT NULL, -- what moved them
    PRIMARY KEY (community, position, speech),
    FOREIGN KEY (community, position) REFERENCES positions (community, id)
);
INSERT INTO "position_credits" VALUES('c','ts96v11kza04','d4jsryksy3vs');
INSERT INTO "position_credits" VALUES('c','ts96v11kza04','x0zsvqkpkt5t');
INSERT INTO "position_credits" VALUES('c','apvjgfg3ccz1','0em56h8xjdfw');
INSERT INTO "position_credits" VALUES('c','zcbpjh2bstfz','tdz2afsv20rd');
INSERT INTO "position_credits" VALUES('c','zcbpjh2bstfz','x0zsvqkpkt5t');
INSERT INTO "position_credits" VALUES('c','s9e4fbzx5xty','0em56h8xjdfw');
INSERT INTO "position_credits" VALUES('c','84gdxvyapnx3','d4jsryksy3vs');
CREATE TABLE positions (
    community  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    debate     TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    phase      TEXT    NOT NULL, -- first, during or closing
    stance     INTEGER,          -- -3 strongly against to +3 strongly for; nothing if undecided
    confidence INTEGER,          -- 0 to 100
    reason     TEXT    NOT NULL, -- emptied when erased
    taken_at   INTEGER NOT NULL, would_change TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
INSERT INTO "positions" VALUES('c','mmq0xbm3j14d','4hgss53j9rq4','dana','first',1,60,'A short time limit helps, see [3].',1772381339159,'A credible rule for small incidents');
INSERT INTO "positions" VALUES('c','dakcnb7ydamt','4hgss53j9rq4','erik','first',-2,80,'It binds too much.',1772381350162,'');
INSERT INTO "positions" VALUES('c','c2bkbk44p6ps','4hgss53j9rq4','farah','first',NULL,NULL,'',1772381361165,'');
INSERT INTO "positions" VALUES('c','zz3p8e019wqj','4hgss53j9rq4','gil','first',0,NULL,'',1772381372168,'');
INSERT INTO "positions" VALUES('c','ts96v11kza04','4hgss53j9rq4','dana','during',2,NULL,'The speech on time',1772381548216,'');
INSERT INTO "positions" VALUES('c','apvjgfg3ccz1','4hgss53j9rq4','erik','during',-1,NULL,'',1772382076360,'');
INSERT INTO "positions" VALUES('c','zcbpjh2bstfz','4hgss53j9rq4','dana','closing',2,90,'Time in the text.',1772382197393,'');
INSERT INTO "positions" VALUES('c','s9e4fbzx5xty','4hgss53j9rq4','erik','closing',-1,50,'',1772382208396,'');
INSERT INTO "positions" VALUES('c','84gdxvyapnx3','4hgss53j9rq4','farah','closing',1,NULL,'',1772382219399,'');
INSERT INTO "positions" VALUES('c','6wef3v6xffcv','4hgss53j9rq4','gil','closing',0,NULL,'',1772382230402,'');
CREATE TABLE practice_speeches (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    practice  TEXT    NOT NULL,
    member    TEXT    NOT NULL, -- whose practice it is
    words     TEXT    NOT NULL, -- emptied when erased
    how       TEXT    NOT NULL, -- own, worded, quoted or silent
    sources   TEXT    NOT NULL, -- JSON: what the words rest on; emptied when erased
    why       TEXT    NOT NULL, -- why they are not a model's
    model     TEXT    NOT NULL, -- '' where no model worded them
    given_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, practice) REFERENCES practices (community, id)
);
INSERT INTO "practice_speeches" VALUES('c','472x0bxmg3ay','2qtt2j2zbybh','boris','A written promise deters, because breaking it costs a name.','own','','','',1772382406453);
INSERT INTO "practice_speeches" VALUES('c','hhmtaezakfsy','2qtt2j2zbybh','boris','A security assurance creates no duty to help. The side For says that a written promise deters.','worded','[["A security assurance creates no duty to help.", [["it declares an intention, or promises restraint, and creates no duty to help", "[1]", "/article show brief paragraph:1 version:1"]]], ["The side For says that a written promise deters.", [["A written promise deters, because breaking it costs a name", "Your speech 1", "/practice read 1 practice:2qtt2j2zbybh"]]]]','','openai:any',1772382417468);
CREATE TABLE practices (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    place     TEXT    NOT NULL, -- where the member was last
    motion    TEXT    NOT NULL, -- emptied when erased
    side      TEXT    NOT NULL, -- the member's, by its key
    level     TEXT    NOT NULL, -- easy, fair or hard
    format    TEXT    NOT NULL,
    rules     TEXT    NOT NULL, -- the format as it is practised, TOML
    article   TEXT    NOT NULL, -- '' for none
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id)
);
INSERT INTO "practices" VALUES('c','2qtt2j2zbybh','boris','p','This house trusts security guarantees.','for','fair','oxford','id = "oxford"
name = "Oxford"
about = "Two sides of two. The audience votes before and after; the side that gained more wins."
votes = false
winner = "none"
sources = ["Open to Debate, format", "fora.tv, openings of seven minutes"]

[[sides]]
key = "for"
name = "For"

[[sides]]
key = "against"
name = "Against"

[[segments]]
key = "opening-for1"
name = "Opening, first speaker for"
kind = "speech"
seconds = 420
characters = 5500
actors = ["for1"]
warnings = [60]

[[segments]]
key = "opening-against1"
name = "Opening, first speaker against"
kind = "speech"
seconds = 420
characters = 5500
actors = ["against1"]
warnings = [60]

[[segments]]
key = "opening-for2"
name = "Opening, second speaker for"
kind = "speech"
seconds = 420
characters = 5500
actors = ["for2"]
warnings = [60]

[[segments]]
key = "opening-against2"
name = "Opening, second speaker against"
kind = "speech"
seconds = 420
characters = 5500
actors = ["against2"]
warnings = [60]

[[segments]]
key = "closing-against1"
name = "Closing, first speaker against"
kind = "speech"
seconds = 120
characters = 1600
actors = ["against1"]
warnings = [30]

[[segments]]
key = "closing-for1"
name = "Closing, first speaker for"
kind = "speech"
seconds = 120
characters = 1600
actors = ["for1"]
warnings = [30]

[[segments]]
key = "closing-against2"
name = "Closing, second speaker against"
kind = "speech"
seconds = 120
characters = 1600
actors = ["against2"]
warnings = [30]

[[segments]]
key = "closing-for2"
name = "Closing, second speaker for"
kind = "speech"
seconds = 120
characters = 1600
actors = ["for2"]
warnings = [30]

[[seats]]
key = "for1"
side = "for"
name = "First speaker for"

[[seats]]
key = "against1"
side = "against"
name = "First speaker against"

[[seats]]
key = "for2"
side = "for"
name = "Second speaker for"

[[seats]]
key = "against2"
side = "against"
name = "Second speaker against"
','brief',1772382384447,1772382439474);
CREATE TABLE proposals (
    community   TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    scope       TEXT    NOT NULL, -- "motion:" and a place, or "consensus:" and a debate
    number      INTEGER NOT NULL, -- from 1, as members name it
    member      TEXT    NOT NULL,
    words       TEXT    NOT NULL, -- emptied when erased
    withdrawn   INTEGER NOT NULL,
    proposed_at INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, scope, number)
);
INSERT INTO "proposals" VALUES('c','n5xr3dms412m','motion:p',1,'boris','This house trusts promises.',0,1772381218126);
INSERT INTO "proposals" VALUES('c','1w4gh1pqwnhy','motion:p',2,'dana','This house trusts nobody.',0,1772381229129);
INSERT INTO "proposals" VALUES('c','7jqn8f3dyqfn','consensus:4hgss53j9rq4',1,'dana','Fast consultation is better than automatic war.',0,1772381790282);
INSERT INTO "proposals" VALUES('c','hrygpdh8s9km','consensus:4hgss53j9rq4',2,'erik','Every incident needs an answer within a day.',0,1772381801285);
CREATE TABLE quotations (
    community TEXT    NOT NULL,
    speech    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as they stand in the speech
    words     TEXT    NOT NULL,
    mark      TEXT    NOT NULL, -- verbatim, close or not_in_article
    slug      TEXT,
    version   INTEGER,
    paragraph INTEGER, difference TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (community, speech, number),
    FOREIGN KEY (community, speech) REFERENCES speeches (community, id)
);
INSERT INTO "quotations" VALUES('c','d4jsryksy3vs',1,'a promise of help that a guarantor makes','close','brief',1,2,'“that” is not there; “guarantor makes” is not there');
CREATE TABLE rankings (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    scope     TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    ranking   TEXT    NOT NULL, -- numbers best first, "=" between equals: 2 > 1 = 3
    vetoes    TEXT    NOT NULL, -- numbers
    dissent   TEXT    NOT NULL, -- why they do not agree; emptied when erased
    ranked_at INTEGER NOT NULL, -- the last one of each member counts
    PRIMARY KEY (community, id)
);
INSERT INTO "rankings" VALUES('c','vhr19y5cxvfz','motion:p','dana','2>1','','',1772381240132);
INSERT INTO "rankings" VALUES('c','mt9rt14x2egd','motion:p','erik','2','1','',1772381251135);
INSERT INTO "rankings" VALUES('c','13xgg5kcvrzm','consensus:4hgss53j9rq4','erik','2>1','','Too fast for some.',1772381812288);
INSERT INTO "rankings" VALUES('c','7vkrdv61b3v8','consensus:4hgss53j9rq4','dana','1>2','','',1772381823291);
CREATE TABLE sheet_ballots (
    community TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,
    vote      INTEGER NOT NULL,
    member    TEXT    NOT NULL,
    says      TEXT,             -- for, against or abstain; nothing on a ranking
    ranking   TEXT    NOT NULL,
    PRIMARY KEY (community, sheet, vote, member),
    FOREIGN KEY (community, sheet, vote) REFERENCES sheet_votes (community, sheet, number)
);
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',1,'boris','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',1,'chen','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',1,'dana','against','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',2,'boris','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',2,'chen','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',3,'boris','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',3,'chen','for','');
INSERT INTO "sheet_ballots" VALUES('c','6rbhej1q4mr2',3,'alma','abstain','');
CREATE TABLE sheet_clauses (
    community TEXT NOT NULL,
    sheet     TEXT NOT NULL,
    clause    TEXT NOT NULL,
    options   TEXT,             -- ids with spaces between; empty: none of them; nothing: open
    words     TEXT NOT NULL,    -- free wording; emptied when erased
    reason    TEXT NOT NULL,    -- emptied when erased
    member    TEXT NOT NULL,    -- who wrote it
    proposal  INTEGER,          -- the amendment by which it came
    PRIMARY KEY (community, sheet, clause),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "sheet_clauses" VALUES('c','6rbhej1q4mr2','trigger','mechanism_assessed','','An incident is discussed before anybody is bound, as [8] says','boris',1);
INSERT INTO "sheet_clauses" VALUES('c','6rbhej1q4mr2','obligation','consult','','Nobody is bound before they have talked','boris',2);
INSERT INTO "sheet_clauses" VALUES('c','230ncpzy14g8','obligation','consult','','Nobody is bound before they have talked','boris',NULL);
INSERT INTO "sheet_clauses" VALUES('c','230ncpzy14g8','trigger','automatic','Within a day','','dana',NULL);
CREATE TABLE sheet_evidence (
    community   TEXT    NOT NULL,
    sheet       TEXT    NOT NULL,
    number      INTEGER NOT NULL, -- from 1 in the sheet
    clause      TEXT    NOT NULL,
    member      TEXT    NOT NULL,
    words       TEXT    NOT NULL, -- emptied when erased
    mark        TEXT    NOT NULL, -- verbatim, close or not_in_article
    slug        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    paragraph   INTEGER,
    difference  TEXT    NOT NULL, -- of a close one: what it says, what stands; emptied when erased
    attached_at INTEGER NOT NULL,
    removed_at  INTEGER,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "sheet_evidence" VALUES('c','6rbhej1q4mr2',1,'trigger','alma','a promise of help that a guarantor makes','close','brief',1,2,'“that” is not there; “guarantor makes” is not there',1772381031072,NULL);
INSERT INTO "sheet_evidence" VALUES('c','230ncpzy14g8',1,'trigger','alma','a promise of help that a guarantor makes','close','brief',1,2,'“that” is not there; “guarantor makes” is not there',1772381031072,NULL);
CREATE TABLE sheet_proposals (
    community   TEXT    NOT NULL,
    sheet       TEXT    NOT NULL,
    number      INTEGER NOT NULL, -- from 1 in the sheet
    clause      TEXT    NOT NULL, -- empty: that the sheet be adopted
    options     TEXT,
    was         TEXT,             -- the options that stood when it was moved
    words       TEXT    NOT NULL, -- emptied when erased
    reason      TEXT    NOT NULL, -- emptied when erased
    member      TEXT    NOT NULL, -- who wrote it
    mover       TEXT    NOT NULL, -- its author, or the seconder once that one has left
    seconder    TEXT,
    stage       TEXT    NOT NULL,
    vote        INTEGER,
    debate      TEXT    NOT NULL, -- empty where none was opened on it
    touched     INTEGER NOT NULL, -- the revision at which its stage changed last
    proposed_at INTEGER NOT NULL,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "sheet_proposals" VALUES('c','6rbhej1q4mr2',1,'trigger','mechanism_assessed',NULL,'','An incident is discussed before anybody is bound, as [8] says','boris','boris','chen','carried',1,'',8,1772380888033);
INSERT INTO "sheet_proposals" VALUES('c','6rbhej1q4mr2',2,'obligation','consult',NULL,'','Nobody is bound before they have talked','boris','boris','chen','carried',2,'',14,1772380965054);
INSERT INTO "sheet_proposals" VALUES('c','6rbhej1q4mr2',3,'',NULL,NULL,'','It can stand as a start','chen','chen','boris','carried',3,'',22,1772381042075);
CREATE TABLE sheet_version_clauses (
    community TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    clause    TEXT    NOT NULL,
    options   TEXT,
    words     TEXT    NOT NULL, -- emptied when erased
    reason    TEXT    NOT NULL, -- emptied when erased
    member    TEXT    NOT NULL,
    proposal  INTEGER,
    PRIMARY KEY (community, sheet, version, clause),
    FOREIGN KEY (community, sheet, version) REFERENCES sheet_versions (community, sheet, number)
);
INSERT INTO "sheet_version_clauses" VALUES('c','6rbhej1q4mr2',1,'trigger','mechanism_assessed','','An incident is discussed before anybody is bound, as [8] says','boris',1);
INSERT INTO "sheet_version_clauses" VALUES('c','6rbhej1q4mr2',1,'obligation','consult','','Nobody is bound before they have talked','boris',2);
INSERT INTO "sheet_version_clauses" VALUES('c','230ncpzy14g8',1,'obligation','consult','','Nobody is bound before they have talked','boris',NULL);
INSERT INTO "sheet_version_clauses" VALUES('c','230ncpzy14g8',1,'trigger','automatic','Within a day','','dana',NULL);
CREATE TABLE sheet_versions (
    community  TEXT    NOT NULL,
    sheet      TEXT    NOT NULL,
    number     INTEGER NOT NULL, -- from 1 in the sheet
    proposer   TEXT    NOT NULL,
    seconder   TEXT,
    proposal   INTEGER,
    rule       TEXT,
    ayes       INTEGER NOT NULL,
    noes       INTEGER NOT NULL,
    abstained  INTEGER NOT NULL,
    touched    INTEGER NOT NULL,
    adopted_at INTEGER NOT NULL,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "sheet_versions" VALUES('c','6rbhej1q4mr2',1,'chen','boris',3,'simple',2,0,1,22,1772381108093);
INSERT INTO "sheet_versions" VALUES('c','230ncpzy14g8',1,'dana',NULL,NULL,NULL,0,0,0,3,1772381141102);
CREATE TABLE sheet_votes (
    community  TEXT    NOT NULL,
    sheet      TEXT    NOT NULL,
    number     INTEGER NOT NULL, -- from 1 in the sheet
    rule       TEXT    NOT NULL,
    quorum     INTEGER NOT NULL,
    candidates TEXT    NOT NULL, -- numbers of proposals with spaces between
    opened_at  INTEGER NOT NULL,
    deadline   INTEGER NOT NULL,
    closed_at  INTEGER,
    why        TEXT,             -- carried, lost, tied, no_quorum or called_off
    carried    INTEGER,          -- the proposal that carried
    voters     INTEGER NOT NULL,
    ayes       INTEGER NOT NULL,
    noes       INTEGER NOT NULL,
    abstained  INTEGER NOT NULL,
    ranking    TEXT    NOT NULL, -- best first, "=" between equals; 0 leaves it as it is
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
INSERT INTO "sheet_votes" VALUES('c','6rbhej1q4mr2',1,'simple',2,'1',1772380910039,1772467310039,1772380954051,'carried',1,3,2,1,0,'');
INSERT INTO "sheet_votes" VALUES('c','6rbhej1q4mr2',2,'simple',2,'2',1772380987060,1772467387060,1772381020069,'carried',2,2,2,0,0,'');
INSERT INTO "sheet_votes" VALUES('c','6rbhej1q4mr2',3,'simple',2,'3',1772381064081,1772467464081,1772381108093,'carried',3,3,2,0,1,'');
CREATE TABLE sheets (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1 in each community, as members name it
    title     TEXT    NOT NULL, -- emptied when erased
    whose     TEXT    NOT NULL, -- own or group
    place     TEXT    NOT NULL,
    maker     TEXT    NOT NULL,
    basis     TEXT    NOT NULL, -- what it began from; empty for an empty sheet
    rule      TEXT    NOT NULL, -- simple, two_thirds or ranked
    quorum    INTEGER NOT NULL,
    hours     INTEGER NOT NULL, -- that a vote stays open
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, number)
);
INSERT INTO "sheets" VALUES('c','6rbhej1q4mr2',1,'A guarantee that holds','group','p','alma','','simple',2,24,1772380877030);
INSERT INTO "sheets" VALUES('c','230ncpzy14g8',2,'Dana’s own','own','p','dana','sheet 1v1','simple',2,24,1772381119096);
INSERT INTO "sheets" VALUES('c','ehwxk4n8aj94',3,'Ranked','group','p','chen','','ranked',1,5,1772381152105);
CREATE TABLE "shown_messages" (
    community TEXT NOT NULL,
    place     TEXT NOT NULL,
    key       TEXT NOT NULL, -- of the view that the message shows
    message   TEXT NOT NULL,
    PRIMARY KEY (community, place, key)
);
CREATE TABLE slack_inbox (
    id          TEXT    NOT NULL PRIMARY KEY, -- what it is by meaning, so that it counts once
    community   TEXT    NOT NULL,
    content     TEXT    NOT NULL,             -- JSON as Slack sent it; '' once it was dealt with
    received_at INTEGER NOT NULL              -- milliseconds UTC; old ones go
);
CREATE TABLE slack_installations (
    team         TEXT    NOT NULL PRIMARY KEY, -- the workspace, or the organisation that installed
    installation TEXT    NOT NULL,             -- sealed: JSON with the tokens
    installed_at INTEGER NOT NULL              -- milliseconds UTC
);
CREATE TABLE slack_states (
    state   TEXT    NOT NULL PRIMARY KEY, -- given to a browser, and taken back once
    expires INTEGER NOT NULL              -- milliseconds UTC
);
CREATE TABLE speeches (
    community  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    debate     TEXT    NOT NULL,
    segment    TEXT    NOT NULL,
    seat       TEXT    NOT NULL, -- empty where somebody speaks from no seat
    member     TEXT    NOT NULL,
    words      TEXT    NOT NULL, -- emptied when erased
    given_at   INTEGER NOT NULL, unfinished INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
INSERT INTO "speeches" VALUES('c','d4jsryksy3vs','4hgss53j9rq4','opening','for','boris','A promise that can be discussed can be talked to death. The brief calls it “a promise of help that a guarantor makes” [1].',1772381416180,0);
INSERT INTO "speeches" VALUES('c','p1ege3qj3w3a','4hgss53j9rq4','opening','against','chen','Nobody should be bound to a war whose beginning is unknown [3].',1772381427183,0);
INSERT INTO "speeches" VALUES('c','tdz2afsv20rd','4hgss53j9rq4','answer-for','for','boris','A fixed time for an answer is no war; it is an answer.',1772381460192,0);
INSERT INTO "speeches" VALUES('c','w85eg9vkdsh8','4hgss53j9rq4','answer-against','against','chen','Then say the time in the text, and let parliament vote on it.',1772381614234,0);
INSERT INTO "speeches" VALUES('c','01h8gake9afb','4hgss53j9rq4','second-for','for','boris','Parliament votes once, beforehand.',1772382098366,0);
INSERT INTO "speeches" VALUES('c','myhdggcatdtm','4hgss53j9rq4','second-against','against','chen','No parliament votes on what it cannot foresee.',1772382120372,0);
INSERT INTO "speeches" VALUES('c','9m1s3678561h','4hgss53j9rq4','closing-against','against','chen','Do not sign what you have not read.',1772382142378,0);
INSERT INTO "speeches" VALUES('c','eq73njrh26cm','4hgss53j9rq4','closing-for','for','boris','Write the time down, and peace has a clock.',1772382164384,0);
CREATE TABLE statement_votes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    statement TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    vote      INTEGER NOT NULL, -- 1 agree, 0 pass, -1 disagree; the last one counts
    voted_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, statement) REFERENCES statements (community, id)
);
INSERT INTO "statement_votes" VALUES('c','hnr84gcy5vbj','hnr84gcy5vbj','dana',1,1772381636240);
INSERT INTO "statement_votes" VALUES('c','dgvrwgzsj6ry','dgvrwgzsj6ry','erik',1,1772381647243);
INSERT INTO "statement_votes" VALUES('c','mxybxpb4ak0w','hnr84gcy5vbj','erik',1,1772381669249);
INSERT INTO "statement_votes" VALUES('c','9rb9rvxcf8n5','hnr84gcy5vbj','dana',-1,1772381680252);
INSERT INTO "statement_votes" VALUES('c','t7fw72ke2avq','hnr84gcy5vbj','farah',0,1772381691255);
INSERT INTO "statement_votes" VALUES('c','xc2cr8ccbjcz','dgvrwgzsj6ry','erik',1,1772381702258);
INSERT INTO "statement_votes" VALUES('c','9jgc968qd87j','dgvrwgzsj6ry','dana',1,1772381713261);
INSERT INTO "statement_votes" VALUES('c','4phmhk7xm8r8','dgvrwgzsj6ry','gil',-1,1772381724264);
INSERT INTO "statement_votes" VALUES('c','kc8n1wq77aa6','hnr84gcy5vbj','gil',1,1772381735267);
CREATE TABLE statements (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as members name it
    member    TEXT,             -- none for one that came with the motion
    words     TEXT    NOT NULL, -- emptied when erased
    hidden    INTEGER NOT NULL, -- 1: taken out by a chair
    added_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, debate, number),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
INSERT INTO "statements" VALUES('c','hnr84gcy5vbj','4hgss53j9rq4',1,'dana','Every guarantee needs an exit.',0,1772381636240);
INSERT INTO "statements" VALUES('c','dgvrwgzsj6ry','4hgss53j9rq4',2,'erik','A guarantee needs a clock.',0,1772381647243);
CREATE TABLE streams (
    community TEXT    NOT NULL REFERENCES communities (id),
    stream    TEXT    NOT NULL,
    version   INTEGER NOT NULL,           -- of the last event
    shown     INTEGER NOT NULL DEFAULT 0, -- how far the room has seen it
    deadline  INTEGER,                    -- when the clock must look at it again
    PRIMARY KEY (community, stream)
);
INSERT INTO "streams" VALUES('c','sheet:6rbhej1q4mr2',22,22,NULL);
INSERT INTO "streams" VALUES('c','sheet:230ncpzy14g8',3,3,NULL);
INSERT INTO "streams" VALUES('c','sheet:ehwxk4n8aj94',1,1,NULL);
INSERT INTO "streams" VALUES('c','debate:4hgss53j9rq4',56,56,NULL);
INSERT INTO "streams" VALUES('c','exercise:0em56h8xjdfw',34,34,NULL);
INSERT INTO "streams" VALUES('c','practice:2qtt2j2zbybh',13,13,NULL);
INSERT INTO "streams" VALUES('c','debate:q8f9gzrspfen',3,3,NULL);
INSERT INTO "streams" VALUES('c','exercise:9bm4ck4tkk9r',14,0,NULL);
CREATE TABLE strikes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    round     INTEGER NOT NULL, -- a veto of the place, from 1; the last one counts
    turn      INTEGER NOT NULL, -- from 1 in the round; 0 begins it and strikes nothing
    member    TEXT    NOT NULL,
    side      TEXT    NOT NULL, -- "for" or "against"; empty where it begins
    motion    TEXT    NOT NULL, -- its number; where it begins, the numbers in play
    struck_at INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, place, round, turn)
);
CREATE INDEX article_versions_by_fingerprint ON article_versions (community, fingerprint);
CREATE VIEW paragraphs AS
SELECT community, slug, version, paragraph, text, note
FROM article_blocks
WHERE kind = 'paragraph';
CREATE INDEX console_posts_by_post ON console_posts (place, post, number);
CREATE INDEX console_posts_by_position ON console_posts (place, position) WHERE view IS NOT NULL;
CREATE UNIQUE INDEX console_posts_by_nonce ON console_posts (place, author, nonce);
CREATE INDEX streams_by_deadline ON streams (deadline);
CREATE UNIQUE INDEX debates_by_place ON debates (community, place) WHERE closed_at IS NULL;
CREATE INDEX speeches_by_debate ON speeches (community, debate, given_at);
CREATE INDEX positions_by_debate ON positions (community, debate, taken_at);
CREATE INDEX claims_by_debate ON claims (community, debate, number);
CREATE INDEX votes_by_statement ON statement_votes (community, statement, voted_at);
CREATE INDEX rankings_by_scope ON rankings (community, scope, ranked_at);
CREATE INDEX discord_forms_by_age ON discord_forms (kept_at);
CREATE INDEX audiences_by_place ON audiences (home, place);
CREATE UNIQUE INDEX guests_by_home ON guests (community, home, account);
CREATE INDEX model_calls_by_time ON model_calls (community, asked_at);
CREATE INDEX sheet_proposals_by_debate ON sheet_proposals (community, debate);
CREATE INDEX kept_views_by_age ON kept_views (kept_at);
CREATE UNIQUE INDEX exercises_by_place ON exercises (community, place, alone)
    WHERE closed_at IS NULL;
CREATE INDEX moves_by_exercise ON exercise_moves (community, exercise, said_at);
CREATE INDEX slack_inbox_by_age ON slack_inbox (received_at);
CREATE INDEX coach_questions_by_thread ON coach_questions (community, thread, asked_at);
CREATE INDEX joint_words_by_debate ON joint_words (community, debate, said_at);
CREATE INDEX shown_messages_by_message ON shown_messages (message);
CREATE UNIQUE INDEX practices_by_member ON practices (community, member) WHERE closed_at IS NULL;
CREATE INDEX practice_speeches_by_practice ON practice_speeches (community, practice, given_at);
COMMIT;
