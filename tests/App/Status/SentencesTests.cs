using System.Text.RegularExpressions;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Status;

public partial class SentencesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly Language[] Others = [Language.Spanish, Language.French, Language.Portuguese];

    [Fact]
    public void Each_language_says_the_same_sentences_with_the_same_fields()
    {
        var sentences = Sentences.In(Language.Spanish).Select(s => s.Key).Order(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(sentences);
        Assert.All(Others, language => Assert.Equal(sentences, Sentences.In(language).Select(s => s.Key).Order(StringComparer.Ordinal)));
        Assert.All(Others.SelectMany(Sentences.In), said => Assert.Equal(Fields(said.Key), Fields(said.Value)));
    }

    [Fact]
    public void Every_sentence_of_the_code_is_translated_and_every_translation_is_used()
    {
        var code = SentencesInCode.Under("Domain", "App").Union(SentencesInCode.OfThePlansSchema());
        var met = SentencesInCode.Under(
            "App/Web/Access", "App/Audit", "App/Negotiation/Contributions", "App/Mail", "App/Participants", "App/Questionnaires", "App/Submission", "App/Timeline/Operation",
            "Domain/Audit", "Domain/Negotiation/Contributions", "Domain/Submission", "Domain/Participants", "Domain/Questionnaires", "Domain/Documents");
        var known = Sentences.In(Language.French).Select(s => s.Key).ToHashSet();

        Assert.Empty(known.Except(code));
        Assert.Empty(met.Where(IsSentence).Except(known).Except(OfTheApiAlone));
    }

    [Fact]
    public void Refusals_at_plans_meetings_and_texts_are_translated_with_their_parts()
    {
        var met = SentencesInCode.Under(
            "App/Meetings", "App/Negotiation", "App/WorkPlans", "Domain/Meetings", "Domain/Negotiation", "Domain/WorkPlans");
        var known = Sentences.In(Language.French).Select(s => s.Key).ToHashSet();

        Assert.Empty(met.Where(text => IsSentence(text) || Part().IsMatch(text)).Union(SentencesInCode.OfThePlansSchema()).Except(known).Except(OfTheApiAlone));
    }

    [Fact]
    public async Task A_participant_is_refused_in_its_own_language()
    {
        await app.StartOpenAsync("said", states: 4);
        using var ecuador = await app.EnterAsync("said", "ec.mission");
        (string, string) As(int n, string field) => field == "name" ? (field, $"Persona {"ABCDE"[n]}") : (field, $"p{n}@example.org");
        const string page = "/mandates/said/states/ec";

        using var early = await ecuador.GetAsync(new Uri($"{page}/reply", UriKind.Relative));
        foreach (var n in (int[])[1, 2, 3])
        {
            using var named = await ecuador.SubmitAsync(page, $"{page}/participants", As(n, "name"), As(n, "email"), ("language", "es"));
            Assert.True(named.IsSuccessStatusCode);
        }

        using var full = await ecuador.SubmitAsync(page, $"{page}/participants", As(4, "name"), As(4, "email"), ("language", "es"));
        using var bad = await ecuador.SubmitAsync($"{page}?language=fr", $"{page}/participants", ("name", "=1+1"), ("email", "nobody"), ("language", "es"));

        Assert.Contains("El cuestionario aún no se ha enviado.", await TextAsync(early), StringComparison.Ordinal);
        Assert.Contains("El Estado ya tiene 3 puntos focales.", await TextAsync(full), StringComparison.Ordinal);
        Assert.Contains("Son Persona B (ec.1), Persona C (ec.2), Persona D (ec.3).", await TextAsync(full), StringComparison.Ordinal);
        Assert.Contains("Indiquez une adresse électronique telle que nom@example.org.", await TextAsync(bad), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_findings_and_meeting_records_are_read_in_the_language_of_the_page()
    {
        var plan = await app.StartAsync("found", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        await app.PutOkAsync("/api/mandates/found/meetings/formal-2011-12-15", new { present = plan.States.Select(s => s.Id), decisions = RunningApp.Adoption("ag") });
        using var http = await app.EnterAsync(Functions.Web.Access.CallerRoles.Secretariat);

        var record = await http.GetStringAsync(new Uri("/api/mandates/found/meetings/formal-2011-12-15/sittings/1/summary-record/print?language=pt", UriKind.Relative));
        using var preview = await http.SubmitAsync("/start?language=es", "/start", ("step", "preview"), ("plan", System.Text.Encoding.UTF8.GetString(Domain.WorkPlans.WorkPlanJson.Write(RunningApp.Plan("found-too", 3)))));
        var findings = await TextAsync(preview);

        Assert.Contains("Ata resumida da reunião formal de 15 de dezembro de 2011", record, StringComparison.Ordinal);
        Assert.Contains("O plano de trabalho foi aprovado por consenso.", record, StringComparison.Ordinal);
        Assert.Contains("El quórum es supuesto: 1 de 3 Estados Miembros para abrir una reunión y 2 para decidir.", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\"", findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "Dos filas del calendario tienen el identificador", "Quite esa coma.", "Falta «workingGroup»; agréguelo. El grupo que negocia.")]
    [InlineData("fr", "Deux lignes du calendrier ont l’identifiant", "Retirez cette virgule.", "Il manque « workingGroup » ; ajoutez-le. Le groupe qui négocie.")]
    [InlineData("pt", "Duas linhas do calendário têm o identificador", "Retire essa vírgula.", "Falta “workingGroup”; acrescente-o. O grupo que negocia.")]
    public async Task A_plan_that_cannot_be_read_is_refused_in_the_language_of_the_page(string language, string doubled, string comma, string missing)
    {
        using var http = await app.EnterAsync(Functions.Web.Access.CallerRoles.Secretariat);
        var plan = RunningApp.Plan("unread", 3);
        plan = plan with { Activities = [.. plan.Activities, plan.Activities[^1]] };

        Assert.Contains(doubled, await RefusedAsync(System.Text.Encoding.UTF8.GetString(Domain.WorkPlans.WorkPlanJson.Write(plan))), StringComparison.Ordinal);
        Assert.Contains(comma, await RefusedAsync("""{"mandate":1,}"""), StringComparison.Ordinal);
        Assert.Contains(missing, await RefusedAsync("""{"mandate":{"id":"<b>x"},"timeZone":7}"""), StringComparison.Ordinal);

        async Task<string> RefusedAsync(string sent)
        {
            using var answer = await http.SubmitAsync($"/start?language={language}", "/start", ("step", "preview"), ("plan", sent));
            var page = await TextAsync(answer);
            Assert.DoesNotContain("<span lang=\"en\"", page, StringComparison.Ordinal);
            return page;
        }
    }

    [Fact]
    public async Task What_was_decided_and_written_is_refused_in_the_language_of_the_page()
    {
        await app.StartAsync("decided", states: 3);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        using var chair = await app.EnterAsync(Functions.Web.Access.CallerRoles.Chair);
        const string meeting = "/mandates/decided/meetings/formal-2011-12-15";
        const string drafts = "/mandates/decided/drafts";
        const string paragraph = "/mandates/decided/negotiation/p2";

        using var absent = await chair.SubmitAsync($"{meeting}?language=es", meeting, ("step", "preview"), ("outcome", "held"), ("decided", "approveResolution"));
        using var doubled = await chair.SubmitAsync($"{drafts}?language=fr", drafts, ("step", "preview"), ("markdown", "To act. {#p2}\n\nTo meet. {#p2}"));
        using var published = await chair.SubmitAsync(drafts, drafts, ("step", "confirm"), ("markdown", "To act. {#p2}"));
        using var nothing = await chair.SubmitAsync($"{paragraph}?language=pt", paragraph, ("step", "preview"), ("draft", "1"), ("meeting", "formal-2011-12-15"));
        string[] pages = [await TextAsync(absent), await TextAsync(doubled), await TextAsync(nothing)];

        Assert.Contains("Para la aprobación del proyecto de resolución deben estar presentes 2 de 3 Estados Miembros; hubo 0.", pages[0], StringComparison.Ordinal);
        Assert.Contains("Le repère {#p2} figure à plus d’un paragraphe.", pages[1], StringComparison.Ordinal);
        Assert.Contains("Nada se decide: aceite ou rejeite uma proposta", pages[2], StringComparison.Ordinal);
        Assert.All(pages, page => Assert.DoesNotContain("<span lang=\"en\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_wrong_line_of_an_address_book_is_explained_in_the_language_of_the_page()
    {
        await app.StartAsync("said-book", states: 3);
        using var http = await app.EnterAsync(Functions.Web.Access.CallerRoles.Secretariat);
        const string page = "/mandates/said-book/participants";

        var lines = await TakeInAsync("state,kind,process,name,email,language,replaces\r\nzz,envoy,MISPA,Ana,nobody,de,\r\nag,authority,OPEC,Fay,fay@ag.example,en,,more\r\nag,focalPoint,,=1,gus@ag.example,en,ar.7\r\nag,focalPoint,,Gus,gus@ag.example,en,ar.7");
        var header = await TakeInAsync("state,kind,name,email,phone\r\nag,focalPoint,Ana,ana@ag.example,1");

        Assert.Contains("« zz » n’est pas l’identifiant d’un État membre de ce mandat, tel que ag.", lines, StringComparison.Ordinal);
        Assert.Contains("« OPEC » n’est pas un processus consulté ; écrivez MISPA ou REMJA.", lines, StringComparison.Ordinal);
        Assert.Contains("Elle a 8 champs et l’en-tête 7", lines, StringComparison.Ordinal);
        Assert.Contains("La ligne 4 dit la même chose.", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(".</span><span", lines + header, StringComparison.Ordinal);
        Assert.Contains("Manquent : language.", header, StringComparison.Ordinal);
        Assert.Contains("Inconnues : phone.", header, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\"", lines + header, StringComparison.Ordinal);

        async Task<string> TakeInAsync(string book)
        {
            using var form = new MultipartFormDataContent { { new StringContent(await http.FormTokenAsync($"{page}?language=fr")), "token" }, { new StringContent(book), "file", "book.csv" } };
            using var answer = await http.PostAsync(new Uri($"{page}/preview", UriKind.Relative), form);
            return await TextAsync(answer);
        }
    }

    [Theory]
    [InlineData("timeline-engine", "act=purge&reason=Empezamos&confirm=said-es", "Termínelo primero; solo se depura lo que ha terminado.")]
    [InlineData("timeline-engine", "act=terminate&reason=Empezamos&confirm=x", "Para confirmarlo, escriba el identificador del mandato, said-es.")]
    [InlineData("outbox/none", "act=x&reason=Empezamos", "Elija qué debe hacerse.")]
    [InlineData("outbox?troubled=x", "", "Valores de «troubled»: true o false.")]
    [InlineData("questionnaire", "json=null", "No contiene nada.")]
    [InlineData("questionnaire", """json={"title":{"en":"A","es":"B","fr":"","pt":"D"},"sections":[]}""", "título: el texto en francés falta o tiene más de 4000 caracteres.")]
    public async Task What_officers_are_refused_is_said_in_their_language(string page, string form, string said)
    {
        await app.StartAsync("said-es", states: 3);
        using var http = await app.EnterAsync(Functions.Web.Access.CallerRoles.Secretariat);
        var path = $"/mandates/said-es/{page}";

        using var answer = form.Length == 0
            ? await http.GetAsync(new Uri($"{path}&language=es", UriKind.Relative))
            : await http.SubmitAsync($"/mandates/said-es/{page.Split('/')[0]}?language=es", path, [.. form.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1]))]);
        var html = await TextAsync(answer);

        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"en\"", html, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    // Nobody meets these on a page: programs do, or whoever sets the app up or reads its logs.
    private static readonly string[] OfTheApiAlone =
    [
        // What an entry of the audit is about.
        "draft {0}",
        "The setting 'Access:DevelopmentToken' takes at least 32 random characters.",
        "The setting 'Mail:EventKey' is not a public key. Copy it from the provider's page on the signed event webhook, or leave it empty.",
        "There is no mail template '{0}/{1}'.",
        "There is no phrase '{0}' in {1}/Phrases.txt.",
        "There is no mail template '{0}'.",
        "The mail template '{0}' asks for '{1}', which the notice does not have, or has a brace of its own.",
        "The events are not a list.",
        "The body does not have the expected form.",
        "Send the provider's events as a JSON list.",
        "The audit of '{0}' could not be continued in {1} attempts.",
        "The limit is out of range.",
        "Give a 'limit' from 1 to {0}.",
        "The page cannot be found.",
        "'{0}' takes a whole number.",
        "'{0}' changed while the package was written.",
        "The address book was not previewed.",
        "Send it to …/address-book/preview first, and then here with the digest of the preview in If-Match.",
        "{0} no longer has a paragraph '{1}'. Choose another of that version.",
        "Read it in 'current' as it stands in {0}, and send the contribution again with its 'sha256' as 'base'.",
        "{0} changed it at {1}. Read it again, then save with its ETag in If-Match.",
        "Question {0}: {1}",
        "{Mandate}: an upload of {State} that nobody completed was ended.",
        "{Mandate}: a file of {State} that nothing names was removed.",
        "{Mandate} has a package that cannot be frozen; altered: {Altered}; not found clean: {Unscanned}.",
        "The package cannot be frozen yet.",
        "It would be kept for ever that '{0}' holds the package; the last acknowledgement ends the mandate.",
        "The record of the meeting would stand for ever; with the approval of the resolution the text is closed, and the package is frozen and sent.",
        "Name and address of '{0}' would be erased for ever, and the term would end.",
        "Name and address of '{0}' would be erased for ever, and of all with the same address: {1}. Their terms would end.",
        "Name and address of '{0}' would be erased for ever, and the term would end. The same address is kept for {1}; with 'together' they are erased too.",
        "There is no such part.",
        "Number the parts from 1 to {0}.",
        "The part is empty.",
        "Send the bytes of the part as the body.",
        "Give the length of the file in bytes, and its SHA-256 in lower-case hexadecimal.",
        "The multipart body cannot be read.",
        "Send one file in it, or the file alone as the body.",
        "There is no file in the multipart body.",
        "Send one, with its name, or the file alone as the body.",
        "The multipart body has no boundary.",
        "Name it in Content-Type.",
        "Give its 'language' as en, es, fr or pt.",
        "It is not UTF-8 text. Save it as UTF-8, or send a Word document with its own Content-Type.",
        "The file is not UTF-8 text. Save it again with the encoding UTF-8.",
        "The vote on '{0}' has a negative number.",
        "The decisions are a list.",
        "A decision is missing.",
        "A list or a table holds null.",
        "The work plan has no meeting '{0}'.",
        "{0} has no paragraph '{1}'.",
        "This kind of activity has no name.",
        "This revision is already confirmed.",
        "It is revision {0}; nothing is left to preview.",
        "Revision {0} is in force; read it and propose again on that base.",
        "The plan that the proposal is based on is not given.",
        "Give the revision that you read: its ETag in If-Match, or its number in 'base'.",
        "This has {0} words. {1} for remarks that are brief and to the point; about {2} words is a good measure. It is taken as it is.",
    ];

    private static bool IsSentence(string text) => Sentence().IsMatch(text);

    private static string[] Fields(string text) => [.. Field().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Field();

    [GeneratedRegex("""^["'{A-Z].* .* .*\.$""")]
    private static partial Regex Sentence();

    // Begins in lower case, as what stands within a sentence does.
    [GeneratedRegex("""^[a-z]+ [a-z'{].*$""")]
    private static partial Regex Part();
}
