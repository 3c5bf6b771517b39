using Mandates.Domain.Tests;
using Mandates.Pages.Mail;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Mail;

public class SentActTests
{
    [Fact]
    public void An_extension_changes_what_is_said_of_later_reminders_and_not_of_earlier_ones()
    {
        var plan = Sample.Plan.Extend("cr", new(2012, 3, 1), since: 1);
        var record = Given.Record
            .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"))
            .Did("Reminder|reply-deadline|0|14", Given.At("2012-02-09T09:00"))
            .Revised(1, Given.At("2012-02-16T12:00"))
            .Did("Reminder|reply-deadline|0|3", Given.At("2012-02-20T09:00"));
        record = record with { Acts = [.. record.Acts.Select(act => act with { Notices = new(30, 0, 0) })] };

        var sent = SentAct.Of(plan, record, [], Texts.In(Language.English)).ToDictionary(act => act.Key, act => act.Whom);

        Assert.DoesNotContain("Costa Rica", sent["Reminder|reply-deadline|0|14"], StringComparison.Ordinal);
        Assert.Contains("without Costa Rica", sent["Reminder|reply-deadline|0|3"], StringComparison.Ordinal);
    }
}
