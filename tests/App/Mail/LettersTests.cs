using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Mail;

public class LettersTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_reminder_says_what_until_when_and_in_which_zone_to_each_in_its_language()
    {
        await app.StartDispatchedAsync("letter", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 16));

        var mail = app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ag@missions.example");
        var correo = app.Host.Host.Mail.Mails.Last(m => m.To == "mission.ec@missions.example");

        Assert.Equal("7 days left: reply to the questionnaire, due by 23 February 2012 – Antigua and Barbuda", mail.Subject);
        Assert.Contains("23 February 2012, 23:59 (Washington time, UTC-05:00)", mail.Text, StringComparison.Ordinal);
        Assert.Equal("Quedan 7 días: respuesta al cuestionario, a más tardar el 23 de febrero de 2012 – Ecuador", correo.Subject);
        Assert.StartsWith("Misión Permanente – Ecuador:", correo.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"\{\w+\}"), mail.Text + mail.Html);
    }
}
