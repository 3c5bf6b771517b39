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
    public void A_parameter_that_nothing_can_fill_is_refused() =>
        Refused("has a parameter 'other' of type String that nothing can fill", typeof(UnknownParameter));

    [Fact]
    public void An_optional_number_must_be_nullable() =>
        Refused("has a parameter 'page' of type Int32", typeof(OptionalNumber));

    [Fact]
    public void A_function_without_a_trigger_is_refused() =>
        Refused("has 0 triggers", typeof(NoTrigger));

    private static void Refused(string part, Type type)
    {
        var refusal = Assert.Throws<LocalHostException>(() => new FunctionCatalog([type]));
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
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

    public static class NoTrigger
    {
        [Function("Nothing")]
        public static void Nothing()
        {
        }
    }
}
