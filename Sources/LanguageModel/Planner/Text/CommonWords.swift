/// Everyday words, so that a word in a property's name that is one of them needs a capital letter to count, and so that
/// no everyday word is taken for a misspelt term.
enum CommonWords {
  static let all: Set<String> = Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  private static let text = """
    wherever a about above across act active add added after again against ago all allow almost alone along already also although always am an and another any
    anybody anyone anything apartment apartments apply are area around as ask asked asks at available away back bad be beach because become been before begin behind being
    below best better between big bit black blue board book both box bring brook brown building buildings business but by call called calls came campus can card care case
    center chance change changed check city class clean clear close closed club cold college come comes coming common commons community company contact corner could count couple court cover
    cross cut daily dark date day days deal deep delete did different do does doing done door down draft drop each early east easy edge edit eight either else empty end
    enough even evening ever every everybody everyone everything exactly fair fall family far fast few field file final find fine first five fix floor follow for forest
    forget form four free friday friend from front full garden gate general get gets getting give given gives glen go goes going gold gone good got grand great green
    ground group grove guess guest hall hand happen happens hard has have he head hear heard height held hello help her here hey hi high hill him his hold home homes
    hour hours house how however i idea if important in inside instead into is island it its itself january join just keep key kind king knew know lake land landing lane
    large last late later lead leads least leave left less let letter level life light like limit line list little live living local long look looking looks lot love low made
    main make makes making man manager many march maybe me mean means meet might mile mill mind minute minutes miss monday money month more morning most mountain move
    moved moves much must my name near need needed needs never new next nice night no nobody none noon normal north not note nothing now number oak of off office often
    ok okay old on once one only open option or orchard order other others our out over own page paper park part past pay people per person phone pick pine place places
    plan plaza please point pond pool post press pretty price probably problem process property push put quad question quick quiet rather reach read ready real really reason red
    remember rent reply request resident residents rest ridge right river road rock room rose row rule run said same save saw say says school sea season second section see seem send
    sends sent serve set seven several she shop short should show side sign since single site six size skip small snow so some somebody someone something sometimes soon sorry
    sound south space speak special spring square stage star start started starts state station stay step still stone stop story street strong student students stuff such summer sun
    sunday sure system table take taken takes talk team tell ten than thank thanks that the their them then there these they thing things think third this those though three
    through thursday time times title to today together told tomorrow tonight too took top touch tour toward tower town tree trigger true try tuesday turn turned twice two type
    under union unit units unless until up upon us use used using usual valley very view village visit voice wait walk wall want wanted wants was water way we wednesday week weeks weekend
    welcome well went were west what when where which while white who whole whose why will window winter wish with within without woman wood word words work works world would wrong
    yard year yellow yes yesterday yet you young your yours leased lease signed lost please leaf contract contracts months towels closet closest loser lower former forms moths stager texted plant planet least lest
    remained remaining reviewer appoint direction directions instruction instructions expression intro outro reacted react struck print printed drawn draw drew style styles whole wrote write writes written sure smart share shares shared lunch dinner breakfast tea coffee drink drinks snack snacks pool gym roof rooftop balcony parking garage towing laundry furniture couch carpet paint painted painting reviewer appoint applied applies cancelling emailing tasked stared starred staged pipeline website
    """
}
