using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Mail;

public class LettersTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_reminder_says_what_until_when_and_in_which_zone()
    {
        await app.StartDispatchedAsync("letter", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 16));

        var mail = app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ag@missions.example");

        Assert.Equal("7 days left: reply to the questionnaire, due by 23 February 2012 – Antigua and Barbuda", mail.Subject);
        Assert.Contains("23 February 2012, 23:59 (America/New_York, UTC-05:00)", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"\{\w+\}"), mail.Text + mail.Html);
    }

    [Fact]
    public async Task Each_is_written_to_in_its_own_language()
    {
        await app.StartDispatchedAsync("languages", states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 2, 16)));

        var mail = app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ec@missions.example");

        Assert.Equal("Quedan 7 días: respuesta al cuestionario, a más tardar el 23 de febrero de 2012 – Ecuador", mail.Subject);
        Assert.StartsWith("Misión Permanente – Ecuador:", mail.Text, StringComparison.Ordinal);
    }
}
