using Mandates.App.Tests;
using Mandates.Functions.Web.Access;
using Mandates.Local.Rehearsal;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

/// <summary>The sample mandate from its start to the Assembly by nothing but what people see: the pages, and the links in their mails.</summary>
public sealed class WholeMandateTests(RunningBrowser browser, RunningApp app) : IClassFixture<RunningApp>
{
    private const string Mandate = "/mandates/ag-dec-66";
    private const string Preview = "button[name=step][value=preview]";
    private const string Confirm = "button[name=step][value=confirm]";

    private static readonly (string Email, string Language)[] FocalPoints = [("one@ar.example", "es"), ("two@ar.example", "fr"), ("three@ar.example", "pt")];

    [Fact]
    public async Task The_sample_goes_from_start_to_submission_on_pages_alone()
    {
        await using var secretariat = await OpenAsync(app.Host.LinkOf(CallerRoles.Secretariat).Fragment[1..], "en");
        await using var chair = await OpenAsync(app.Host.LinkOf(CallerRoles.Chair).Fragment[1..], "es");

        await StartAsync(secretariat);
        await AdvanceAsync(2011, 12, 15);
        await RecordAsync(secretariat, "formal-2011-12-15", async page =>
        {
            await page.CheckAsync("[name=decided][value=electViceChairs]");
            await page.FillAsync("#chair-1", "Ana Almeida");
            await page.SelectOptionAsync("#chair-state-1", "br");
            await page.CheckAsync("[name=decided][value=adoptWorkPlan]");
        });
        await PutOutTheQuestionnaireAsync(chair);

        await AdvanceAsync(2012, 1, 14);
        await NameFocalPointsAsync();
        await ReplyAsync();

        await AdvanceAsync(2012, 2, 28);
        await SeeAsync(secretariat, $"{Mandate}/compilations/1", "Argentina");
        await PublishAsync(chair, "# Plan of Action\n\nThe states exchange information.\n\nThe states meet every year.\n");
        await ProposeAndSupportAsync();
        await AdvanceAsync(2012, 3, 29);
        await RecordAsync(secretariat, "formal-2012-03-29", _ => Task.CompletedTask);
        await DecideAsync(chair);
        await PublishCleanAsync(chair);

        await AdvanceAsync(2012, 4, 19);
        await RecordAsync(secretariat, "formal-2012-04-19", async page =>
        {
            await page.CheckAsync("[name=decided][value=approveDraft]");
            await page.CheckAsync("[name=decided][value=approveResolution]");
        });
        await AcknowledgeAsync(secretariat, "mandatedBody", 2012, 4, 20);
        await AcknowledgeAsync(secretariat, "session", 2012, 4, 24);

        await SeeAsync(secretariat, Mandate, "Completed");
        await SeeAsync(chair, $"{Mandate}/documents", "ZIP");
        Assert.Empty(secretariat.Complaints);
        Assert.Empty(chair.Complaints);
    }

    private async Task StartAsync(Window window)
    {
        await window.Page.GotoAsync("/start?sample=true");
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
        await window.Page.WaitForURLAsync($"**{Mandate}*");
    }

    private async Task PutOutTheQuestionnaireAsync(Window window)
    {
        await window.Page.GotoAsync($"{Mandate}/questionnaire");
        await window.Page.SetInputFilesAsync("#file", Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.questionnaire.json"));
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
    }

    private async Task RecordAsync(Window window, string row, Func<IPage, Task> decide)
    {
        await window.Page.GotoAsync($"{Mandate}/meetings/{row}");
        foreach (var state in await window.Page.Locator("[name=present]").AllAsync())
        {
            await state.CheckAsync();
        }

        await decide(window.Page);
        await window.Page.FillAsync("#summary", "The meeting went through its agenda.");
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
    }

    private async Task NameFocalPointsAsync()
    {
        await using var mission = await OpenAsync(CodeFor("mission.ar@missions.example"), "es");
        foreach (var (email, language) in FocalPoints)
        {
            await mission.Page.GotoAsync($"{Mandate}/states/ar");
            await mission.Page.FillAsync("#person", $"Persona {language}");
            await mission.Page.FillAsync("#email", email);
            await mission.Page.SelectOptionAsync("#language", language);
            await mission.PressAsync("form[action$='/participants'] button");
            await mission.AssertAccessibleAsync();
            await app.SettleAsync();
        }

        foreach (var (email, language) in FocalPoints)
        {
            await using var person = await OpenAsync(CodeFor(email), language);
            await person.AssertAccessibleAsync();
            await person.PressAsync("form[action$='/confirmation'] button");
            await app.SettleAsync();
        }
    }

    // The first answers and hands over, the second annexes a file, the third submits.
    private async Task ReplyAsync()
    {
        const string reply = $"{Mandate}/states/ar/reply";
        await using var first = await OpenAsync(CodeFor(FocalPoints[0].Email), FocalPoints[0].Language);
        await first.Page.GotoAsync(reply);
        await first.Page.FillAsync("#question-1", "El Ministerio de Seguridad.");
        await first.Page.CheckAsync("[name=q-2][value=yes]");
        await first.Page.CheckAsync("[name=q-5][value=youth]");
        await first.Page.CheckAsync("[name=q-11][value=gangs]");
        await first.Page.FillAsync("#question-12", "1. Indicadores comunes. 2. Formación. 3. Prevención.");
        await first.PressAsync("#save");

        await using var second = await OpenAsync(CodeFor(FocalPoints[1].Email), FocalPoints[1].Language);
        await second.Page.GotoAsync(reply);
        await second.Page.SetInputFilesAsync("#file", new FilePayload { Name = "politique.pdf", MimeType = "application/pdf", Buffer = Files.LargePdf(1_500_000) });
        await Assertions.Expect(second.Page.Locator("#reply li", new() { HasText = "politique.pdf" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await second.AssertAccessibleAsync();

        await using var third = await OpenAsync(CodeFor(FocalPoints[2].Email), FocalPoints[2].Language);
        await third.Page.GotoAsync(reply);
        await third.PressAsync("button[name=act][value=submit]");
        await third.AssertAccessibleAsync();
        Assert.Contains("/receipts/AG-DEC-66-AR-1-", third.Page.Url, StringComparison.Ordinal);
        await app.SettleAsync();
    }

    private async Task PublishAsync(Window window, string markdown)
    {
        await window.Page.GotoAsync($"{Mandate}/drafts");
        await window.Page.FillAsync("#markdown", markdown);
        await window.Page.SelectOptionAsync("#language", "en");
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
    }

    private async Task ProposeAndSupportAsync()
    {
        await using var argentina = await OpenAsync(CodeFor(FocalPoints[0].Email), "es");
        await argentina.Page.GotoAsync($"{Mandate}/drafts/1");
        var form = argentina.Page.Locator("form[id^='proposedAmendment-']").Nth(1);
        await form.Locator("xpath=ancestor::details[1]/summary").ClickAsync();
        await form.Locator("[name=text]").FillAsync("The states exchange information every month.");
        await argentina.PressAsync($"#{await form.GetAttributeAsync("id")} button");
        await argentina.AssertAccessibleAsync();

        await using var brazil = await OpenAsync(CodeFor("mission.br@missions.example"), "pt");
        await brazil.Page.GotoAsync($"{Mandate}/drafts/1");
        await brazil.PressAsync("button[name=support]");
        await brazil.AssertAccessibleAsync();
    }

    private async Task DecideAsync(Window window)
    {
        await window.Page.GotoAsync($"{Mandate}/negotiation");
        await window.AssertAccessibleAsync();
        await window.Page.GotoAsync(await window.Page.Locator($"a[href^='{Mandate}/negotiation/']:not([href*='.']):not([href*='?'])").First.GetAttributeAsync("href") ?? "");
        await window.Page.CheckAsync("input[type=radio][value=accept]");
        await window.Page.SelectOptionAsync("#status", "agreed");
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
    }

    private async Task PublishCleanAsync(Window window)
    {
        await window.Page.GotoAsync($"{Mandate}/drafts?from=clean");
        Assert.Contains("every month", await window.Page.InputValueAsync("#markdown"), StringComparison.Ordinal);
        await window.PressAsync(Preview);
        await ConfirmAsync(window);
    }

    private async Task AcknowledgeAsync(Window window, string body, int year, int month, int day)
    {
        await AdvanceAsync(year, month, day);
        await window.Page.GotoAsync($"{Mandate}/acknowledgements");
        await window.Page.FillAsync($"#reference-{body}", "CP/doc.1");
        await window.PressAsync($"section[aria-labelledby={body}] {Preview}");
        await ConfirmAsync(window);
    }

    private async Task ConfirmAsync(Window window)
    {
        await window.AssertAccessibleAsync();
        await window.PressAsync(Confirm);
        await app.SettleAsync();
    }

    private static async Task SeeAsync(Window window, string address, string text)
    {
        await window.Page.GotoAsync(address);
        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync(text);
        await window.AssertAccessibleAsync();
    }

    private Task AdvanceAsync(int year, int month, int day) => app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(year, month, day, 12)));

    private string CodeFor(string mailbox) => Callers.NewestCode(app.Host.Host.Mail, mailbox);

    private async Task<Window> OpenAsync(string code, string language)
    {
        var window = await browser.OpenAsync(app.Http.BaseAddress!, language);
        await window.EnterAsync(code);
        return window;
    }
}
