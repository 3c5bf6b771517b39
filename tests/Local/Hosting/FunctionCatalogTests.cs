using Mandates.Local.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Tests.Hosting;

public class FunctionCatalogTests
{
    [Fact]
    public void Two_functions_of_one_name_are_refused() =>
        Refused("Two functions are named", typeof(SameName));

    [Fact]
    public void A_route_that_cannot_be_parsed_is_refused() =>
        Refused("has the route '{open', which cannot be understood", typeof(BrokenRoute));

    [Fact]
    public void A_value_that_is_no_result_is_refused() =>
        Refused("The function Value returns String, which the real host would answer with an empty 200; return an IResult.", typeof(ReturnsText));

    [Fact]
    public void A_parameter_that_nothing_can_fill_is_refused() =>
        Refused("has a parameter 'other' of type String that nothing can fill", typeof(UnknownParameter));

    [Fact]
    public void An_optional_number_must_be_nullable() =>
        Refused("has a parameter 'page' of type Int32", typeof(OptionalNumber));

    [Fact]
    public void A_trigger_of_another_type_is_refused() =>
        Refused("takes its trigger as String; take it as HttpRequest", typeof(WrongTriggerType));

    [Fact]
    public void Running_on_start_up_is_refused() =>
        Refused("remove RunOnStartup", typeof(OnStartup));

    [Fact]
    public void A_function_that_wants_a_key_is_refused() =>
        Refused("asks for a key of level Function", typeof(WantsKey));

    [Fact]
    public void A_function_without_a_trigger_is_refused() =>
        Refused("has 0 triggers", typeof(NoTrigger));

    [Fact]
    public void A_hidden_function_is_refused() =>
        Refused("is not public", typeof(Hidden));

    private static void Refused(string part, Type type)
    {
        var refusal = Assert.Throws<LocalHostException>(() => new FunctionCatalog([type]));
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    public static class WantsKey
    {
        [Function("Secret")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "secret")] HttpRequest request) => Results.Ok();
    }

    public static class SameName
    {
        [Function("Same")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "one")] HttpRequest request) => Results.Ok();

        [Function("same")]
        public static IResult Other([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "other")] HttpRequest request) => Results.Ok();
    }

    public static class BrokenRoute
    {
        [Function("Broken")]
        public static IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{open")] HttpRequest request) => Results.Ok();
    }

    public static class ReturnsText
    {
        [Function("Value")]
        public static Task<string> Value([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult("text");
    }

    public static class UnknownParameter
    {
        [Function("Unknown")]
        public static IResult Unknown([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{id}")] HttpRequest request, string id, string other) => Results.Ok(id + other);
    }

    public static class OptionalNumber
    {
        [Function("Pages")]
        public static IResult Pages([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{page:int?}")] HttpRequest request, int page) => Results.Ok(page);
    }

    public static class WrongTriggerType
    {
        [Function("Wrong")]
        public static IResult Wrong([HttpTrigger(AuthorizationLevel.Anonymous, "get")] string request) => Results.Ok(request);
    }

    public static class OnStartup
    {
        [Function("Early")]
        public static void Early([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer)
        {
        }
    }

    public static class NoTrigger
    {
        [Function("Nothing")]
        public static void Nothing()
        {
        }
    }

    public static class Hidden
    {
        [Function("Hidden")]
        internal static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();
    }
}
