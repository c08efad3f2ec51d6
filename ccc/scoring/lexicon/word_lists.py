"""Named word lists that checks may use as `@name`: kinds of work, of media, of meeting."""

from __future__ import annotations

LISTS: dict[str, frozenset[str]] = {
    name: frozenset(text.split())
    for name, text in {
        "job": """
            accountant actor actuarial actuary adviser advisor agent analyst apprentice architect
            archivist artist assistant attorney auditor author baker barber barista bartender
            biologist bookkeeper botanist brewer broker builder bursar butcher buyer captain
            caregiver carer caretaker carpenter cashier chef chemist cleaner clerk coach composer
            conductor consultant controller cook coordinator councillor counsellor curator dentist
            designer developer dietitian director dispatcher doctor doula driver economist editor
            educator electrician engineer entrepreneur estimator farmer filmmaker firefighter
            fisherman florist forester founder freelancer fundraiser gardener geographer geologist
            goldsmith grower hairdresser headteacher historian housekeeper illustrator inspector
            instructor intern interpreter investor janitor jeweller joiner journalist judge
            labourer lawyer lecturer librarian lifeguard linguist logistician machinist maker
            manager mason mathematician mechanic mentor merchandiser midwife miller miner musician
            negotiator nurse officer operator optician organiser organizer owner painter paralegal
            paramedic pastor pharmacist photographer physicist physio physiotherapist pilot
            planner plasterer plumber policeman porter postgrad postman potter principal printer
            procurement producer professor programmer psychologist publisher quartermaster
            radiographer ranger receptionist recruiter registrar rep reporter researcher roofer
            sailor scientist sculptor seamstress secretary shepherd shoemaker singer sister smith
            sociologist soldier statistician steward student supervisor surgeon surveyor tailor
            teacher tech technician technologist therapist tiler trainee trainer translator
            treasurer tutor undergrad undergraduate underwriter vet veterinarian volunteer waiter
            waitress warden watchmaker weaver welder winemaker writer
        """,
        "sector": """
            academia accounting agriculture aviation banking biotech construction consulting design
            education energy engineering finance healthcare hospitality hr insurance it law
            logistics manufacturing marketing media music publishing retail sales science tech
            telecoms tourism transport
        """,
        "media": """
            ad advert announcement article articles blog book chapter class clip column comment
            comments concert demo documentary episode essay exhibition film guide interview issue
            keynote lecture magazine map newsletter newspaper panel paper performance photos piece
            playlist podcast portfolio post poster posts presentation question reaction recipe
            reel reply repo report research series session show slide slides speech story study
            talk talks ted thesis thread tutorial vacancy video videos webinar workshop writeup
        """,
        "meeting": """
            booth breakfast camp class conference congress convention course dinner event expo
            fair festival hackathon indaba lunch marathon market match meetup night
            openday party race rehearsal retreat reunion seminar stand summit table tour training
            wedding workshop
        """,
        "thing": """
            archive box boxes calendar card cards chart charts checklist code contacts copy costs
            cuttings data dataset decisions diagram diagrams doc document drawings examples
            figures file folder form forms grid guide index introduction introductions intros kit
            leftovers letter link links list log logs manual map maps measurements names notes
            numbers pattern patterns pdf photos pictures plan reading recipe recipes recordings
            records report results roster rosters rulings sample samples scores script scripts
            seeds sheet slides sources spreadsheet stories story summaries summary survey table
            tally template templates tests toolkit transcript translation translations worksheet
            worksheets album albums audio beads beans blueprint
            blueprints bottle bottles bowl bread brushes bulbs bulletin cakes cassette cassettes
            catalogue clip clips cloth coins counts crates cuttings diaries diary drawing edition
            essays exercises fabric figures film films footage formula frames glossary honey
            instructions jar jars journals key keys lamp leaflet leaflets lesson lessons letters
            logbook logbooks marks material materials measurements measures medals menu menus
            model models negatives net nets notebook notebooks pages pairs paint papers parcel
            part parts phrases pieces plans plants plates poems postcard postcards poster posters
            prints puppets rates readings results rhymes roots rope rows rules saplings scan scans
            schedule scores screws seedlings series shells sketch sketches slide song songs sounds
            spare spares specimens statistics stencils steps stills string swatches tape tapes
            tickets times tool tools totals tracks trials tunes typescript versions weights wires
            words yarn
        """,
        "said": """
            aren't argued ask asked built called collect collected commented counted described did
            draw drew drilled drove explained guide know lead led mapped mentioned mentor need
            needed noted posted presented published ran read run said shared showed spoke started
            studied taught think told track trained use want wanted were weren't wondered worked
            write wrote
        """,
        "do": """
            audit bake breed brew build built care clean coach code collect compost cook design
            dispatch draw drive drove edit farm fix flew fly grew grow handle handled hire inspect
            keep kept lead led log made maintain make manage managed map organise organize own
            parse photograph plan planned print process raise ran recruit repair restore run sell
            sew ship sold studied study studying supervise taught teach test train translate tutor
            type weld write wrote
        """,
        "give": """
            arrange bake bring collect cook demonstrate dig donate draw email explain fix forward
            give interpret introduce knit lend mail make offer pass photograph post prepare print
            proofread put read record review run scan send sew share ship show sign test translate
            try type upload
        """,
        "praise": """
            admiration admire admired amazing awesome brilliant excellent extraordinary fantastic
            fascinating great impressed impressive incredible inspirational inspired inspiring
            motivational outstanding remarkable respect stunning wonderful
        """,
        "glad": """
            chuffed delighted excited flattered glad happy honored honoured overjoyed pleased stoked
            thrilled tickled
        """,
        "kindly": """
            cool friendly fun good great kind lovely nice pleasant pleasure sweet thoughtful
            wonderful
        """,
        "obliging": """
            accept add advise answer assist chat connect continue discuss do explain give go help
            lend listen look pass point put read reply share show speak talk tell think try write
        """,
        "came": """
            arrive arrived bump bumped came come cross crossed discover discovered end ended fall
            fell find found hear heard hit land landed learn learned learnt meet met notice noticed
            ran read run saw see spot spotted stumble stumbled
        """,
    }.items()
}
