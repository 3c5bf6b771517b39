using System.Text.Json.Nodes;

namespace Mandates.Domain.Tests;

/// <summary>Each thing that can be wrong with one field, the place that is named and the sentence that is said.</summary>
public class WrongPlanTests
{
    public static TheoryData<string, Action<JsonNode>, string, string> Wrong => new()
    {
        { "a missing field", p => p["mandate"]!.AsObject().Remove("text"), "$.mandate.text",
            "\"text\" is missing. Add it: The instruction, word for word." },
        { "an unknown field", p => p["mandate"]!["titel"] = "x", "$.mandate.titel",
            "\"titel\" is not a field that a plan has here. Correct its spelling or remove it; the fields here are id, instrument, title, adoptedOn, adoptedAt, paragraph, text, product, mandatedBody, consulted, secretariat, dueSession." },
        { "a wrong type", p => p["mandate"]!["paragraph"] = "16", "$.mandate.paragraph",
            "\"paragraph\" must be a whole number without quotation marks. The number of the paragraph that instructs, from 1 to 1000." },
        { "null", p => p["mandate"]!["title"] = null, "$.mandate.title",
            "\"title\" must be a text in quotation marks. The title of the instrument." },
        { "a list for an object", p => p["mandate"] = new JsonArray(), "$.mandate",
            "\"mandate\" must be a group of fields in { }. The instruction, the body it is given to, and the session it is due at." },
        { "a number for a state", p => p["states"]![0] = 3, "$.states[0]",
            "This entry must be a group of fields in { }. A member state." },
        { "a mandate id with capitals", p => p["mandate"]!["id"] = "AG-66", "$.mandate.id",
            "\"AG-66\" is not accepted for \"id\". Lower-case letters, figures and single hyphens, at most 60 characters, such as ag-dec-66." },
        { "a long mandate id", p => p["mandate"]!["id"] = new string('a', 61), "$.mandate.id",
            "\"id\" has more than 60 characters. Shorten it: Lower-case letters, figures and single hyphens, at most 60 characters, such as ag-dec-66." },
        { "a blank text", p => p["mandate"]!["title"] = " ", "$.mandate.title",
            "\"title\" is empty. Fill it in: The title of the instrument." },
        { "a long text", p => p["mandate"]!["product"] = new string('a', 201), "$.mandate.product",
            "\"product\" has more than 200 characters. Shorten it: What is to be prepared, such as Plan of Action." },
        { "an unknown zone", p => p["timeZone"] = "America/Washington", "$.timeZone",
            "\"America/Washington\" is not accepted for \"timeZone\". The IANA name of the time zone of all dates and times, such as America/New_York." },
        { "a day that does not exist", p => p["activities"]![3]!["date"] = "2012-02-30", "$.activities[3].date",
            "\"2012-02-30\" is a day that does not exist. Correct the day or the month." },
        { "a date of another form", p => p["activities"]![3]!["date"] = "23/02/2012", "$.activities[3].date",
            "\"23/02/2012\" is not accepted for \"date\". A day from 1900 to 2199, written year-month-day, such as 2012-02-23." },
        { "a time of another form", p => p["times"]!["notice"] = "9am", "$.times.notice",
            "\"9am\" is not accepted for \"notice\". A local time of day, written hours:minutes or hours:minutes:seconds, such as 09:00 or 23:59:59." },
        { "an unknown kind", p => p["activities"]![0]!["kind"] = "formal", "$.activities[0].kind",
            "\"formal\" is not accepted for \"kind\". What kind of row it is: formalMeeting, informalMeeting, platformLaunch, questionnaireDispatch, replyDeadline, draftPreparation or submission." },
        { "no states", p => p["states"] = new JsonArray(), "$.states",
            "\"states\" has too few entries. The member states: at least one, at most 193." },
        { "a state id with a space", p => p["states"]![0]!["id"] = "a g", "$.states[0].id",
            "\"a g\" is not accepted for \"id\". Two to 20 lower-case letters, figures or hyphens; for a country its ISO 3166-1 code, such as ec." },
        { "an address without a domain", p => p["states"]![0]!["mission"] = "mission.ag", "$.states[0].mission",
            "\"mission.ag\" is not accepted for \"mission\". One e-mail address, such as mission.ec@missions.example." },
        { "two addresses", p => p["mandate"]!["secretariat"]!["email"] = "a@b.example,c@d.example", "$.mandate.secretariat.email",
            "\"a@b.example,c@d.example\" is not accepted for \"email\". One e-mail address, such as mission.ec@missions.example." },
        { "a language that is not official", p => p["states"]![0]!["language"] = "nl", "$.states[0].language",
            "\"nl\" is not accepted for \"language\". One of the four official languages: en, es, fr or pt." },
        { "a name in three languages only", p => p["states"]![0]!["names"]!.AsObject().Remove("pt"), "$.states[0].names.pt",
            "\"pt\" is missing. Add it: In Portuguese." },
        { "a reminder 366 days before", p => p["reminders"]!["daysBefore"]![0] = 366, "$.reminders.daysBefore[0]",
            "\"366\" is not accepted. Days before the deadline, from 0 to 365." },
        { "a reminder twice", p => p["reminders"]!["daysBefore"]![0] = 7, "$.reminders.daysBefore",
            "\"daysBefore\" names an entry twice. The days before the deadline on which a reminder goes out, each named once, at most 50; 0 is the day itself." },
        { "a negative gap", p => p["reminders"]!["minimumGapHours"] = -1, "$.reminders.minimumGapHours",
            "\"-1\" is not accepted for \"minimumGapHours\". The fewest hours between two reminders, from 0 to 720." },
        { "a share of nothing", p => p["quorum"]!["open"]!["of"] = 0, "$.quorum.open.of",
            "\"0\" is not accepted for \"of\". How many parts, from 1 up to the number of parts." },
        { "a share beyond the whole", p => p["quorum"]!["open"]!["of"] = 4, "$.quorum.open",
            "4/3 of the member states is more than there are. Make \"of\" smaller." },
        { "more than all", p => p["quorum"]!["decide"]!["of"] = 2, "$.quorum.decide",
            "More than 2/2 of the member states is more than there are. Make \"of\" smaller." },
        { "a state twice", p => p["states"]![1]!["id"] = "ag", "$.states[1].id",
            "Two member states have the id \"ag\". Give each its own." },
        { "a row twice", p => p["activities"]![1]!["id"] = "formal-2011-12-15", "$.activities[1].id",
            "Two rows of the calendar have the id \"formal-2011-12-15\". Give each its own." },
        { "a procedure twice", p => p["procedures"]![1]!["number"] = 1, "$.procedures[1].number",
            "Two procedures have the number 1. Give each its own." },
        { "an unknown state of the chair", p => p["workingGroup"]!["chair"]!["state"] = "cu", "$.workingGroup.chair.state",
            "The chair's state \"cu\" is not among the member states. Use the id of one of them." },
        { "no reply deadline", p => { p["activities"]!.AsArray().RemoveAt(3); p["activities"]![3]!["after"] = "platform-launch"; }, "$.activities",
            "The calendar has no replyDeadline activity, so that nobody would know until when to reply. Add one." },
        { "two reply deadlines", p => p["activities"]![1]!["kind"] = "replyDeadline", "$.activities[3].kind",
            "The calendar already has the reply deadline, \"platform-launch\". Keep one of the two." },
        { "two dispatches", p => p["activities"]![1]!["kind"] = "questionnaireDispatch", "$.activities[2].kind",
            "The calendar already has the dispatch of the questionnaire, \"platform-launch\". Keep one of the two." },
        { "a meeting without a date", p => { p["activities"]![5]!.AsObject().Remove("date"); p["activities"]![5]!["after"] = "reply-deadline"; }, "$.activities[5].date",
            "\"informal-2012-03-09\" has no date. Only the preparation of the draft and the submission may be without one: add it." },
        { "neither a date nor what it follows", p => p["activities"]![4]!.AsObject().Remove("after"), "$.activities[4].after",
            "\"draft-preparation\" has neither a date nor \"after\". Give it one of the two." },
        { "following nothing", p => p["activities"]![4]!["after"] = "deadline", "$.activities[4].after",
            "\"draft-preparation\" follows \"deadline\", which is not a dated row that stands in the calendar. Name one that is." },
        { "following itself", p => p["activities"]![4]!["after"] = "draft-preparation", "$.activities[4].after",
            "\"draft-preparation\" follows \"draft-preparation\", which is not a dated row that stands in the calendar. Name one that is." },
        { "both a date and what it follows", p => p["activities"]![4]!["date"] = "2012-03-01", "$.activities[4].after",
            "\"draft-preparation\" has both a date and \"after\". Keep one of the two." },
        { "a row newer than its plan", p => p["activities"]![0]!["since"] = 1, "$.activities[0].since",
            "\"formal-2011-12-15\" is said to date from revision 1, but the plan is revision 0. Correct one of the two." },
        { "a session that ends before it opens", p => p["mandate"]!["dueSession"]!["closes"] = "2012-06-02", "$.mandate.dueSession.closes",
            "The session closes on 2 June 2012, before it opens on 3 June 2012. Correct one of the two." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_with_its_place_and_its_remedy(string what, Action<JsonNode> change, string path, string message)
    {
        var finding = Assert.Single(WorkPlanReaderTests.Refused(Sample.With(change)));

        Assert.Equal((path, message), (finding.Path, finding.Message));
        Assert.True(finding.Severity == FindingSeverity.Error, what);
    }
}
