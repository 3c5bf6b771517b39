namespace Mandates.App.Tests.Web;

public sealed class UploadReaderTests(UploadReaderTests.Started app) : IClassFixture<UploadReaderTests.Started>
{
    [Theory]
    [InlineData("POST", "negotiation/decisions", """{"draft":1,"paragraph":"p2","meeting":"m","accept":[null]}""", "$.accept[0]")]
    [InlineData("POST", "negotiation/decisions", """{"draft":1,"paragraph":"p2","meeting":"m","reject":["x",null]}""", "$.reject[1]")]
    [InlineData("POST", "negotiation/decisions", """{"draft":1,"paragraph":"p2","meeting":"m","reservations":[null]}""", "$.reservations[0]")]
    [InlineData("PUT", "meetings/formal-2011-12-15", """{"present":[null],"decisions":[]}""", "$.present[0]")]
    [InlineData("PUT", "meetings/formal-2011-12-15", """{"present":["ag"],"decisions":["adoptWorkPlan",{"kind":"electViceChairs","viceChairs":[null]}]}""", "$.decisions[1].viceChairs[0]")]
    [InlineData("POST", "plan/revisions/preview", """{"changes":[null],"reason":"r","base":0}""", "$.changes[0]")]
    [InlineData("PUT", "questionnaire", """{"title":{"en":"a","es":"a","fr":"a","pt":"a"},"sections":[null]}""", "$.sections[0]")]
    [InlineData("PUT", "questionnaire", """{"title":{"en":"a","es":"a","fr":"a","pt":"a"},"sections":[{"title":{"en":"a","es":"a","fr":"a","pt":"a"},"questions":[null]}]}""", "$.sections[0].questions[0]")]
    [InlineData("PUT", "questionnaire", """{"title":{"en":"a","es":"a","fr":"a","pt":"a"},"sections":[{"title":{"en":"a","es":"a","fr":"a","pt":"a"},"questions":[{"number":"1","kind":"choice","text":{"en":"a","es":"a","fr":"a","pt":"a"},"options":[null]}]}]}""", "$.sections[0].questions[0].options[0]")]
    [InlineData("PUT", "states/ag/contributions", """{"proposals":[null]}""", "$.proposals[0]")]
    [InlineData("PUT", "states/ag/working-copy", """{"answers":{"questionnaire":1,"language":"en","values":{"1":[null],"2":["x"]}}}""", "$.answers.values.1[0]")]
    [InlineData("PUT", "states/ag/working-copy", """{"answers":{"questionnaire":1,"language":"en","values":{"1":null,"2":["x"]}}}""", "$.answers.values.1")]
    public async Task Null_in_a_list_is_refused_at_its_place(string method, string address, string body, string place)
    {
        var detail = await RefusedAsync(method, address, body);

        Assert.Equal($"{place}: Null is not a value here: give one, or remove the field.", detail);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_named_at_its_place() => Assert.Equal(
        "$.changes[0].date: \"2012-02-30\" is a day that does not exist. Correct the day or the month.",
        await RefusedAsync("POST", "plan/revisions/preview", """{"changes":[{"change":"move","id":"x","date":"2012-02-30"}],"reason":"r","base":0}"""));

    [Theory]
    [InlineData("[]", "$", "This value is not accepted here.")]
    [InlineData("""{"changes":{},"reason":"r"}""", "$.changes", "This must be a list in [ ].")]
    [InlineData("""{"changes":[],"reason":"r","base":"0"}""", "$.base", "This must be a whole number without quotation marks.")]
    [InlineData("""{"changes":[],"reason":5}""", "$.reason", "This must be a text in quotation marks.")]
    [InlineData("""{"changes":[],"reason":null}""", "$.reason", "Null is not a value here")]
    [InlineData("""{"changes":[],"reason":"r","why":1}""", "$.why", "This field is not known here.")]
    [InlineData("""{"changes":[],"changes":[]}""", "$.changes", "This field is given twice.")]
    [InlineData("""{"changes":[{"change":"move","id":"x"}],"reason":"r"}""", "$.changes[0]", "Add what is missing: 'date'.")]
    [InlineData("""{"changes":[{"change":"move","id":"x","date":"March"}],"reason":"r"}""", "$.changes[0].date", "\"March\" is not a date or a time here")]
    [InlineData("""{"changes":[{"change":"move","id":"x","date":5}],"reason":"r"}""", "$.changes[0].date", "This must be a text in quotation marks.")]
    [InlineData("""{"changes":[{"change":"shift"}],"reason":"r"}""", "$.changes[0]", "Give its kind")]
    [InlineData("""{"changes":[{"id":"x"}],"reason":"r"}""", "$.changes[0]", "Give its kind")]
    [InlineData("""{"changes":[],}""", "$", "It is not JSON that can be read: see line 1, column 15.")]
    public async Task What_is_wrong_is_said_without_the_names_of_types(string body, string place, string said)
    {
        var detail = await RefusedAsync("POST", "plan/revisions/preview", body);

        Assert.StartsWith($"{place}: {said}", detail, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Mandates\.|System\.|NodaTime", detail);
    }

    [Theory]
    [InlineData("""{"present":["ag"],"decisions":["adoptPlan"]}""", "$.decisions[0]", "This value is not accepted here.")]
    [InlineData("""{"present":["ag"],"decisions":[{"kind":"approveDraft","vote":{"inFavour":1}}]}""", "$.decisions[0].vote", "Add what is missing: 'against'.")]
    [InlineData("""{"present":["ag"],"decisions":[{"kind":"approveDraft","draft":1.5}]}""", "$.decisions[0].draft", "This must be a whole number")]
    [InlineData("""{"present":"ag","decisions":[]}""", "$.present", "This must be a list in [ ].")]
    [InlineData("""{"present":[5],"decisions":[]}""", "$.present[0]", "This must be a text in quotation marks.")]
    [InlineData("""{"summary":null}""", "$", "Add what is missing: 'present', 'decisions'.")]
    [InlineData("""{"present":["\ud800"],"decisions":[]}""", "$.present[0]", "This must be a text in quotation marks.")]
    [InlineData("""{"\ud800":1}""", "$", "This value is not accepted here.")]
    public async Task What_a_converter_reads_is_refused_at_its_place_too(string body, string place, string said) => Assert.StartsWith(
        $"{place}: {said}", await RefusedAsync("PUT", "meetings/formal-2011-12-15", body), StringComparison.Ordinal);

    private async Task<string> RefusedAsync(string method, string address, string body)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/mandates/bodies/{address}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.IfMatch.Add(new("\"none\""));
        using var answer = await (address.StartsWith("states/", StringComparison.Ordinal) ? app.Mission : app.Http).SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return problem.GetProperty("detail").GetString()!;
    }

    /// <summary>With a mandate, and a client of one of its missions.</summary>
    public sealed class Started : RunningApp
    {
        public HttpClient Mission { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await StartOpenAsync("bodies", states: 2);
            Mission = await EnterAsync("bodies", "ag.mission");
        }
    }
}
