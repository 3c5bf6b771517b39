using System.Text.RegularExpressions;
using Mandates.Domain.Timeline;
using Mandates.Functions.Mail;

namespace Mandates.App.Tests.Mail;

public class LettersTests(RunningApp app) : IClassFixture<RunningApp>
{
    public static TheoryData<NoticeReason> Reasons => [.. Enum.GetValues<NoticeReason>().Where(r => r != NoticeReason.DeadlineReached)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_a_template_with_a_subject_and_a_body(NoticeReason reason)
    {
        var lines = Letters.Template(reason).Split('\n', 2);

        Assert.InRange(lines[0].Length, 10, 120);
        Assert.NotEmpty(lines[1].Trim());
    }

    [Fact]
    public async Task A_reminder_says_what_until_when_and_in_which_zone()
    {
        await app.StartDispatchedAsync("letter", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 16));

        var mail = app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ag@missions.example");

        Assert.Equal("7 days left: reply of Antigua and Barbuda to the questionnaire, due by 23 February 2012", mail.Subject);
        Assert.Contains("23 February 2012, 23:59 (America/New_York)", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"\{\w+\}"), mail.Text + mail.Html);
    }
}
