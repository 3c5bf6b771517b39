using System.IO.Compression;
using Mandates.App.Tests.Questionnaires;

namespace Mandates.App.Tests.Mail;

public class QuestionnaireLetterTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_questionnaire_goes_along_in_the_readers_language_and_an_answer_reaches_the_secretariat()
    {
        await app.StartAsync("attached", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 15, 12));
        await app.PutOkAsync("/api/mandates/attached/meetings/formal-2011-12-15", new { present = new[] { "ag", "ec" }, decisions = RunningApp.Adoption("ag") });
        await app.PutOkAsync("/api/mandates/attached/questionnaire", JsonNode.Parse(SampleQuestionnaire.Json)!);
        await app.AdvanceToAsync(RunningApp.At(2012, 1, 13, 10));

        var sent = app.Host.Host.Mail.Mails.Where(m => m.Attachment?.Name.StartsWith("questionnaire-attached-", StringComparison.Ordinal) == true).ToArray();
        var correo = sent.Single(m => m.To == "mission.ec@missions.example");
        using var file = new ZipArchive(new MemoryStream(correo.Attachment!.Bytes()));
        using var document = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        var text = await document.ReadToEndAsync();

        Assert.Equal(["questionnaire-attached-en.docx", "questionnaire-attached-es.docx"], sent.Select(m => m.Attachment!.Name).Distinct().Order());
        Assert.Contains("Se adjunta el cuestionario", correo.Text, StringComparison.Ordinal);
        Assert.Contains("Responda a más tardar el", text, StringComparison.Ordinal);
        Assert.Equal("secretariat@ag-dec-66.example", correo.ReplyTo);
        Assert.Contains("Consultas: Secretaría General, secretariat@ag-dec-66.example", correo.Text, StringComparison.Ordinal);
    }
}
