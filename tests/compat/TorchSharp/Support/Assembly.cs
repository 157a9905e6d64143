// Random operators are compared through the global generator, which all threads share.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
