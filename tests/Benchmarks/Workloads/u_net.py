import torch
from torch import nn
from torch.nn import functional

from worker import same


class Residual(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.before = nn.GroupNorm(8, inputs)
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.time = nn.Linear(1, outputs)
        self.between = nn.GroupNorm(8, outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)

    def forward(self, x, t):
        h = self.first(functional.silu(self.before(x))) + self.time(t).unsqueeze(2).unsqueeze(3)
        return self.skip(x) + self.second(functional.silu(self.between(h)))


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enter = nn.Conv2d(1, 32, 3, padding=1)
        self.first = Residual(32, 32)
        self.down = nn.Conv2d(32, 64, 3, stride=2, padding=1)
        self.middle = Residual(64, 64)
        self.deepest = Residual(64, 64)
        self.up = nn.Conv2d(64, 32, 3, padding=1)
        self.last = Residual(64, 32)
        self.norm = nn.GroupNorm(8, 32)
        self.leave = nn.Conv2d(32, 1, 3, padding=1)

    def forward(self, x, t):
        a = self.first(self.enter(x), t)
        b = self.deepest(self.middle(self.down(a), t), t)
        c = self.up(functional.interpolate(b, scale_factor=2.0))
        d = self.last(torch.cat([c, a], 1), t)
        return self.leave(functional.silu(self.norm(d)))


class Workload:
    def __init__(self):
        self.net = same(UNet())
        self.data = torch.rand(256, 1, 28, 28)
        self.optimizer = torch.optim.Adam(self.net.parameters(), 1e-3)

    def step(self):
        x = self.data.index_select(0, torch.randint(0, 256, (64,)))
        noise = torch.randn_like(x)
        t = torch.rand(64, 1)
        signal = t.view(64, 1, 1, 1)
        loss = functional.mse_loss(self.net(signal * x + (1 - signal) * noise, t), noise)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
